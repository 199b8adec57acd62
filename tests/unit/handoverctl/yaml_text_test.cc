#include "clients/handoverctl/yaml_text.h"

#include <gtest/gtest.h>

namespace handover::ctl {
namespace {

TEST(YamlTextTest, KeepsTheOrderAndTellsTextsFromNumbers) {
  const auto yaml = YamlText(R"({"z": 1, "a": "6060", "list": [true, null, {"deep": -2}], "none": [], "no": "no"})");
  ASSERT_TRUE(yaml.ok()) << yaml.status();
  EXPECT_EQ(*yaml,
            "---\n"
            "z: 1\n"
            "a: \"6060\"\n"
            "list:\n"
            "  - true\n"
            "  - ~\n"
            "  - deep: -2\n"
            "none:\n"
            "  []\n"
            "no: \"no\"\n");
}

TEST(YamlTextTest, WhatIsNoJsonIsAnError) { EXPECT_FALSE(YamlText("{\"a\":").ok()); }

}  // namespace
}  // namespace handover::ctl
