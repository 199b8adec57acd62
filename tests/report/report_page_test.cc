#include "clients/handoverctl/report/report_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "clients/handoverctl/report/report_maker.h"
#include "tests/report/small_case.h"

namespace handover::ctl {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kHostile[] = "\"><script>alert('x')</script><a href=\"javascript:x\" onclick='x' &amp;";

std::string PageOf(const ReportMaterial& material) { return ReportHtml(MakeReport(material, false)); }

TEST(ReportPageTest, EscapesWhateverARecordSays) {
  ReportMaterial material = SmallCase({{1200, 1190}});
  material.agreement.agreement.mutable_agreement()->set_title(kHostile);
  material.agreement.agreement.mutable_agreement()->set_place(kHostile);
  material.agreement.names.Add("parties/rus", kHostile);
  for (auto& record : material.records) {
    if (record.has_handover()) record.mutable_handover()->set_stage(kHostile);
    if (!record.has_declaration()) continue;
    record.mutable_declaration()->mutable_source()->set_organ(kHostile);
    record.mutable_declaration()->mutable_source()->set_title(kHostile);
    record.mutable_declaration()->mutable_source()->set_uri("javascript:alert(1)");
  }
  for (auto& mismatch : *material.agreement.reckoning.mismatches.mutable_mismatches()) mismatch.set_stage(kHostile);
  const std::string page = PageOf(material);
  EXPECT_THAT(page, HasSubstr("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("alert('x')")));
  EXPECT_THAT(page, Not(HasSubstr("\"javascript:")));
  EXPECT_THAT(page, Not(HasSubstr(" onclick='")));
}

TEST(ReportPageTest, LinksToTheWebAlone) {
  ReportMaterial material = SmallCase({{1200, 1190}});
  material.records.front().mutable_agreement()->mutable_source()->set_uri("data:text/html,x");
  material.agreement.agreement.mutable_agreement()->mutable_source()->set_uri("file:///etc/passwd");
  const std::string page = PageOf(material);
  EXPECT_THAT(page, HasSubstr("href=\"https://example.org/Ministry\""));
  EXPECT_THAT(page, HasSubstr("file:///etc/passwd"));
  EXPECT_THAT(page, Not(HasSubstr("href=\"file:")));
  EXPECT_THAT(page, Not(HasSubstr("href=\"data:")));
}

TEST(ReportPageTest, ForbidsEverythingButItsOwnStyle) {
  EXPECT_THAT(PageOf(SmallCase({{1200, 1200}})),
              HasSubstr("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;;"));
}

TEST(ReportPageTest, SaysNetAndGrossWhereDifferencesCancelOut) {
  const std::string page = PageOf(SmallCase({{1220, 1200}, {1200, 1220}}));
  EXPECT_THAT(page, HasSubstr("add up to 0 (net); without their signs they come to 40 (gross)."));
}

TEST(ReportPageTest, SaysWhatIsNotKnown) {
  EXPECT_THAT(
      PageOf(SmallCase({{1220, 1200}})),
      HasSubstr("Why the two counts differ at 2025-06-10: +20 unexplained; nobody has put forward an explanation."));
}

TEST(ReportPageTest, IsAsSoundWithNothingInIt) {
  ReportMaterial material = SmallCase({{1200, 1200}});
  material.records.clear();
  material.timelines.clear();
  material.agreement.reckoning.completions.clear_completions();
  EXPECT_THAT(PageOf(material), HasSubstr("</html>"));
  EXPECT_THAT(ReportHtml(MakeReport(material, true)), HasSubstr("</html>"));
}

TEST(ReportPageTest, SpreadsManyDaysOverSeveralPictures) {
  std::vector<Counted> handovers(18, {1200, 1200});
  const std::string page = PageOf(SmallCase(handovers));
  EXPECT_THAT(page, HasSubstr("-3-title"));
}

}  // namespace
}  // namespace handover::ctl
