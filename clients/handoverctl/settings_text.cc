#include "clients/handoverctl/settings_text.h"

#include <nlohmann/json.hpp>

#include "clients/handoverctl/text_page.h"

namespace handover::ctl {
namespace {

nlohmann::ordered_json JsonOf(const Setting& setting) {
  return {{"name", setting.name}, {"value", setting.value}, {"source", setting.source}};
}

std::string Page(const std::vector<Setting>& settings, size_t width) {
  TextTable table{.columns = {{"SETTING"}, {"IN FORCE"}, {"WHENCE"}}, .rows = {}};
  for (const Setting& setting : settings) {
    table.rows.push_back({setting.name, setting.value.empty() ? "-" : setting.value, setting.source});
  }
  TextPage page(width);
  page.AddTable(0, table);
  return page.text();
}

}  // namespace

Answer AnswerOf(const std::vector<Setting>& settings) {
  return {.page = [&](size_t width) { return Page(settings, width); },
          .json = [&]() -> absl::StatusOr<std::string> {
            auto all = nlohmann::ordered_json::array();
            for (const Setting& setting : settings) all.push_back(JsonOf(setting));
            return all.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
          },
          .objects = [&]() -> absl::StatusOr<std::vector<std::string>> {
            std::vector<std::string> objects;
            for (const Setting& setting : settings) {
              objects.push_back(JsonOf(setting).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
                                "\n");
            }
            return objects;
          },
          .rows =
              [&] {
                Rows rows{.columns = {kSettingColumns.begin(), kSettingColumns.end()}, .rows = {}};
                for (const Setting& setting : settings) {
                  rows.rows.push_back({setting.name, setting.value, setting.source});
                }
                return rows;
              }};
}

}  // namespace handover::ctl
