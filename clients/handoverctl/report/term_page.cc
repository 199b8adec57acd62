#include "clients/handoverctl/report/term_page.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/handoverctl/report/bar_chart.h"
#include "clients/handoverctl/report/html_table.h"
#include "clients/handoverctl/report/step_chart.h"
#include "clients/handoverctl/report/waterfall.h"

namespace handover::ctl {
namespace {

// Accepted, proposed, rejected, unexplained.
constexpr size_t kBridgeParts = 4;

Markup T(std::string_view text) { return Markup::Text(text); }

// As a sentence begins.
std::string Capitalised(std::string text) {
  if (!text.empty()) text[0] = absl::ascii_toupper(static_cast<unsigned char>(text[0]));
  return text;
}

Markup Figure(FigureNumbers& numbers, const Markup& chart, std::string_view caption) {
  const std::string number = numbers.NextCaption();
  Markup content = Scrolling(number + std::string(caption.substr(0, caption.find('.'))), chart);
  Markup words = TextElement("strong", {}, number);
  words += T(caption);
  content += Element("figcaption", {}, words);
  return Element("figure", {}, content);
}

Markup Counters(const TermReport& term, FigureNumbers& numbers) {
  Markup section = TextElement("h3", {}, "The two counters");
  if (const Markup chart = StepChart(numbers.IdOfNext(), term); !chart.empty()) {
    section += Figure(numbers, chart,
                      absl::StrCat("What each side has counted up to each day, in ", term.unit,
                                   ". The space between the two lines is the gap. Diamonds are running totals that a "
                                   "party stated itself."));
  }
  HtmlTable figures("What each side has declared in all, in " + term.unit,
                    {{.header = "What"},
                     {.header = "Figure", .css_class = kNumber},
                     {.header = "Where it comes from"},
                     {.header = "Revision", .css_class = kNumber}});
  for (const FigureRow& row : term.figures) {
    figures.AddRow({T(row.what), T(row.amount.text), CitationMarkup(row.from), RevisionMarkup(row.from.revision)});
  }
  section += figures.Done();
  if (term.counters.empty()) return section;
  HtmlTable days("Both counters, day by day, in " + term.unit,
                 {{.header = "Up to", .css_class = kDay},
                  {.header = term.sender.name + ", sent", .css_class = kNumber},
                  {.header = term.receiver.name + ", received", .css_class = kNumber},
                  {.header = "Gap", .css_class = kNumber},
                  {.header = "Declared no count"},
                  {.header = "Running totals stated"},
                  {.header = "Revision", .css_class = kNumber}});
  for (const CounterRow& row : term.counters) {
    days.AddRow({T(row.date), T(row.sent.text), T(row.received.text), T(row.gap.text), T(row.note), T(row.totals),
                 RevisionMarkup(row.revision)});
  }
  section += days.Done();
  return section;
}

// "Russia, sent: 6,060 (101.0%), 0 remaining", one line for each count.
Markup MeasureList(const ReadingRow& row) {
  Markup list;
  for (const auto& measure : row.measures) {
    const std::string share = measure.share.text.empty() ? "" : absl::StrCat(" (", measure.share.text, ")");
    const std::string rest =
        measure.remaining.text.empty() ? "" : absl::StrCat("; remaining: ", measure.remaining.text);
    list += TextElement("li", {}, absl::StrCat(measure.what, ": ", measure.count.text, share, rest));
  }
  return list.empty() ? list : Element("ul", {{"class", "plain"}}, list);
}

Markup Readings(const TermReport& term, FigureNumbers& numbers) {
  Markup section = TextElement("h3", {}, "How far it is fulfilled, by each party's own reading");
  if (const Markup chart = BarChart(numbers.IdOfNext(), term); !chart.empty()) {
    section +=
        Figure(numbers, chart,
               "Each reading by itself; there is no average of them. The dashed line is the number that the party "
               "reads.");
  }
  HtmlTable table("Each reading, and what is left under it", {{.header = "As read by"},
                                                              {.header = "Committed", .css_class = kNumber},
                                                              {.header = "Status"},
                                                              {.header = "By which count, and what remains"},
                                                              {.header = "Source"},
                                                              {.header = "Revision", .css_class = kNumber}});
  for (const ReadingRow& row : term.readings) {
    table.AddRow({T(row.reader), T(row.committed.text), T(row.status), MeasureList(row), CitationMarkup(row.from),
                  RevisionMarkup(row.from.revision)});
  }
  section += table.Done();
  for (const StatementRow& offer : term.offers) {
    Markup words = T(absl::StrCat("Beside it, ", offer.who, " has offered ", offer.amount.text,
                                  " more, which is part of no commitment: "));
    words += CitationMarkup(offer.from);
    words += T(absl::StrCat(", revision ", offer.from.revision, "."));
    section += Element("p", {}, words);
  }
  return section;
}

Markup Differences(const TermReport& term, FigureNumbers& numbers) {
  Markup section;
  const Waterfall waterfall = WaterfallOf(term);
  if (const Markup chart = WaterfallChart(numbers.IdOfNext(), term, waterfall); !chart.empty()) {
    section += Figure(numbers, chart,
                      "Where the difference comes from, and how far it is explained. It is always the sum of what is "
                      "accepted, proposed, rejected and unexplained.");
  }
  HtmlTable table("Every mismatch that stands, and what its difference is made up of",
                  {{.header = "Mismatch"},
                   {.header = "Difference", .css_class = kNumber},
                   {.header = "Accepted", .css_class = kNumber},
                   {.header = "Proposed", .css_class = kNumber},
                   {.header = "Rejected", .css_class = kNumber},
                   {.header = "Unexplained", .css_class = kNumber},
                   {.header = "State"},
                   {.header = "Revision", .css_class = kNumber}});
  for (const MismatchRow& row : term.mismatches) {
    std::vector<Markup> cells = {T(row.headline),
                                 T(row.difference.text.empty() ? "none reckoned" : row.difference.text)};
    for (size_t part = 0; part < kBridgeParts; ++part) {
      cells.push_back(T(part < row.bridge.size() ? row.bridge[part].amount.text : "–"));
    }
    cells.push_back(T(row.state));
    cells.push_back(RevisionMarkup(row.revision));
    table.AddRow(std::move(cells));
  }
  if (!waterfall.parts.empty()) {
    std::vector<Markup> cells = {T("net of the counts of all handovers"), T(waterfall.parts.back().amount.text)};
    for (const Waterfall::Row& part : waterfall.bridge) cells.push_back(T(part.amount.text));
    cells.push_back(T(""));
    cells.push_back(RevisionMarkup(term.figures.back().from.revision));
    table.AddRow(std::move(cells));
  }
  section += table.Done();
  return section;
}

Markup StatementItem(const StatementRow& row) {
  Markup words = T(absl::StrCat(row.who, ", ", row.what, ": "));
  words += TextElement("strong", {}, row.amount.text);
  words += T(row.from.organ.empty() && row.from.number == 0 ? "" : " – ");
  words += CitationMarkup(row.from);
  words += T(row.from.revision == 0 ? "" : absl::StrCat(", revision ", row.from.revision));
  return Element("li", {}, words);
}

}  // namespace

Markup MismatchList(const std::vector<MismatchRow>& mismatches) {
  Markup list;
  for (const MismatchRow& row : mismatches) {
    const std::string difference = row.difference.text.empty() ? "" : row.difference.text + " – ";
    Markup content = TextElement("h4", {}, Capitalised(difference + row.headline));
    Markup items;
    for (const StatementRow& statement : row.statements) items += StatementItem(statement);
    for (const StatementRow& explanation : row.explanations) items += StatementItem(explanation);
    if (!items.empty()) content += Element("ul", {}, items);
    std::vector<std::string> notes = row.notes;
    notes.push_back(absl::StrCat("state: ", row.state, ", resting on revision ", row.revision));
    content += TextElement("p", {{"class", "small"}}, Capitalised(absl::StrJoin(notes, "; ")) + ".");
    list += Element("article", {}, content);
  }
  return list;
}

Markup TermSection(const TermReport& term, FigureNumbers& numbers) {
  Markup content = TextElement("h2", {}, term.heading);
  content += Counters(term, numbers);
  content += Readings(term, numbers);
  content += TextElement("h3", {}, "Where the two sides do not match");
  if (term.mismatches.empty()) {
    content += TextElement("p", {}, "No mismatch stands under this term.");
  } else {
    content += Differences(term, numbers);
    content += MismatchList(term.mismatches);
  }
  if (!term.closed.empty()) {
    content += TextElement("h3", {}, "What no longer stands");
    content += MismatchList(term.closed);
  }
  return Element("section", {}, content);
}

}  // namespace handover::ctl
