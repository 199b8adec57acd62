#include "clients/handoverctl/report/report_page.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/handoverctl/report/disclosure.h"
#include "clients/handoverctl/report/event_lanes.h"
#include "clients/handoverctl/report/html_table.h"
#include "clients/handoverctl/report/style_sheet.h"
#include "clients/handoverctl/report/term_page.h"
#include "clients/handoverctl/words.h"

namespace handover::ctl {
namespace {

Markup T(std::string_view text) { return Markup::Text(text); }

Markup Head(const Report& report) {
  Markup head = VoidElement("meta", {{"charset", "utf-8"}});
  head += VoidElement(
      "meta", {{"http-equiv", "Content-Security-Policy"},
               {"content", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"}});
  head += VoidElement("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  head += VoidElement("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  head += TextElement("title", {}, report.title + " – reconciliation report");
  head += StyleElement(kStyleSheet);
  return Element("head", {}, head);
}

std::string PublicNote() {
  return absl::StrCat("This copy is for the public. A figure below ", kPublicCountMin, " is given as “fewer than ",
                      kPublicCountMin,
                      "”, and every figure from which it could be worked out is “withheld”, in words, tables and "
                      "charts alike. Titles and addresses of sources are left out.");
}

Markup Header(const Report& report) {
  Markup header = TextElement("p", {{"class", "kicker"}}, "Reconciliation report");
  header += TextElement("h1", {}, report.title);
  Markup agreed = T(report.agreed + " Source: ");
  agreed += CitationMarkup(report.agreed_from);
  agreed += T(absl::StrCat(", revision ", report.agreed_from.revision, "."));
  header += Element("p", {}, agreed);
  header += TextElement("p", {{"class", "small"}}, absl::StrCat("Reckoned on ", report.basis, "."));
  if (report.is_public) header += TextElement("p", {{"class", "notice"}}, PublicNote());
  return Element("header", {}, header);
}

Markup InShort(const Report& report) {
  Markup content = TextElement("h2", {}, "In short");
  content += TextElement("p", {{"class", "verdict"}}, report.verdict + ".");
  for (const TermReport& term : report.terms) {
    if (term.figures.empty()) continue;
    content += TextElement("h3", {}, term.heading);
    content += TextElement("p", {}, absl::StrJoin(term.sentences, " "));
  }
  return Element("section", {}, content);
}

Markup NotKnown(const Report& report) {
  Markup content = TextElement("h2", {}, "What is not known");
  Markup items;
  for (const std::string& sentence : report.unknown) items += TextElement("li", {}, sentence);
  content += report.unknown.empty() ? TextElement("p", {}, "Nothing that the records themselves would leave open.")
                                    : Element("ul", {}, items);
  return Element("section", {}, content);
}

// The terms under which nothing has been declared, in one table.
Markup EmptyTerms(const Report& report) {
  HtmlTable table("Terms without a declared handover", {{.header = "Term"},
                                                        {.header = "As read by"},
                                                        {.header = "Committed"},
                                                        {.header = "Status"},
                                                        {.header = "Source"},
                                                        {.header = "Revision", .css_class = kNumber}});
  Markup mismatches;
  bool is_any = false;
  for (const TermReport& term : report.terms) {
    if (!term.figures.empty()) continue;
    is_any = true;
    for (const ReadingRow& row : term.readings) {
      table.AddRow({T(term.heading), T(row.reader), T(row.committed.text), T(row.status), CitationMarkup(row.from),
                    RevisionMarkup(row.from.revision)});
    }
    mismatches += MismatchList(term.mismatches);
    mismatches += MismatchList(term.closed);
  }
  if (!is_any) return {};
  Markup content = TextElement("h2", {}, "Terms under which nothing has been declared");
  content += table.Done();
  content += mismatches;
  return Element("section", {}, content);
}

Markup Events(const Report& report, FigureNumbers& numbers) {
  Markup content = TextElement("h2", {}, "Who said what, and when");
  Markup strips;
  for (const Markup& strip : EventLanes(numbers.IdOfNext(), report)) strips += strip;
  if (!strips.empty()) {
    Markup figure = Scrolling("The events in lanes", strips);
    Markup words = TextElement("strong", {}, numbers.NextCaption());
    words +=
        T("A lane for the handovers and one for each party, by the day of the statement. Square: handover; circle: "
          "count; "
          "diamond: running total; lines: reading; triangle: offer or finding; cross: explanation or answer.");
    const size_t left_out = DaysLeftOut(report);
    if (left_out > 0) {
      words += T(absl::StrCat(" The last ", NumberOf(static_cast<int64_t>(left_out), "day is", "days are"),
                              " in the table alone."));
    }
    figure += Element("figcaption", {}, words);
    content += Element("figure", {}, figure);
  }
  HtmlTable table("Every event, by day", {{.header = "Day", .css_class = kDay},
                                          {.header = "Who"},
                                          {.header = "What"},
                                          {.header = "Source"},
                                          {.header = "Revision", .css_class = kNumber}});
  for (const Event& event : report.events) {
    table.AddRow({T(event.date), T(event.lane == 0 ? "–" : report.lanes[event.lane]), T(event.words),
                  CitationMarkup(event.from), RevisionMarkup(event.from.revision)});
  }
  content += table.Done();
  return Element("section", {}, content);
}

Markup Sources(const Report& report) {
  Markup content = TextElement("h2", {}, "Sources");
  Markup items;
  for (size_t i = 0; i < report.sources.size(); ++i) {
    const SourceIndex::Entry& entry = report.sources[i];
    Markup words = T(entry.words);
    if (!entry.address.empty()) {
      words += T(", ");
      words += TextElement("a", {{"href", entry.address}, {"rel", "external noreferrer noopener"}}, entry.address);
    }
    items += Element("li", {{"id", absl::StrCat("source-", i + 1)}}, words);
  }
  content += Element("ol", {}, items);
  return Element("section", {}, content);
}

Markup HowToRead(const Report& report) {
  Markup content = TextElement("h2", {}, "How to read this report");
  content += TextElement(
      "p", {},
      "Each side counts for itself, and neither is the truth. Nothing here is averaged, and no difference is "
      "explained but by the parties themselves. Corroborated is the smaller of the two counts of each handover. Net is "
      "the sum of "
      "the differences, sent minus received; gross is their sum without signs, so that a net of 0 cannot hide "
      "differences that "
      "cancel out. A side that has said nothing has not said zero. An offer is no commitment.");
  content += TextElement("p", {},
                         "A revision is the place of a record in the registry's ledger, where a record is never "
                         "changed. Whoever can reach "
                         "the ledger makes this report again, to the digit, with:");
  content += Element("pre", {{"tabindex", "0"}}, TextElement("code", {}, report.again));
  return Element("section", {}, content);
}

}  // namespace

std::string ReportHtml(const Report& report) {
  FigureNumbers numbers;
  Markup main = InShort(report);
  main += NotKnown(report);
  for (const TermReport& term : report.terms) {
    if (!term.figures.empty()) main += TermSection(term, numbers);
  }
  main += EmptyTerms(report);
  if (!report.other_mismatches.empty()) {
    Markup others = TextElement("h2", {}, "Mismatches under no term");
    others += MismatchList(report.other_mismatches);
    main += Element("section", {}, others);
  }
  main += Events(report, numbers);
  main += Sources(report);
  main += HowToRead(report);
  Markup body = Header(report);
  body += Element("main", {}, main);
  Markup root = Head(report);
  root += Element("body", {}, body);
  return DocumentOf(Element("html", {{"lang", "en"}}, root)).text();
}

}  // namespace handover::ctl
