#include "service_host/configuration.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "service_host/nearest_word.h"

namespace handover {
namespace {

// A program with three settings, and a file for it.
class ConfigurationTest : public testing::Test {
 protected:
  void SetUp() override {
    app_.add_option("--listen", listen_, "Where to listen")->capture_default_str();
    app_.add_option("--state_dir", state_dir_, "Where to keep what is known");
    app_.add_option("--calls_per_second", calls_, "How many calls")->check(CLI::PositiveNumber)->capture_default_str();
    app_.add_flag("--plaintext_on_network", plaintext_, "Dangerous");
    ClearEnvironment();
  }
  void TearDown() override {
    ClearEnvironment();
    std::filesystem::remove(path_);
  }
  static void ClearEnvironment() {
    for (const char* name : {"HANDOVER_LISTEN", "HANDOVER_CALLS_PER_SECOND", "HANDOVER_CONFIG"}) unsetenv(name);
  }

  // Reads `arguments`, with `file` as what --config names.
  absl::Status Read(std::vector<std::string> arguments, const std::string& file = "") {
    arguments.insert(arguments.begin(), "program");
    if (!file.empty()) {
      std::ofstream(path_) << file;
      arguments.insert(arguments.end(), {"--config", path_});
    }
    std::vector<const char*> pointers;
    for (const std::string& argument : arguments) pointers.push_back(argument.c_str());
    configuration_.emplace(app_);
    return configuration_->Read(static_cast<int>(pointers.size()), pointers.data());
  }

  // The message of an error, with the file called FILE.
  std::string Complaint(const std::string& file) {
    std::string message(Read({}, file).message());
    if (message.starts_with(path_)) message.replace(0, path_.size(), "FILE");
    return message;
  }

  const std::string path_ = testing::TempDir() + "configuration_test." + std::to_string(getpid()) + ".toml";
  CLI::App app_;
  std::string listen_ = "127.0.0.1:1";
  std::string state_dir_;
  double calls_ = 10;
  bool plaintext_ = false;
  std::optional<Configuration> configuration_;
};

TEST_F(ConfigurationTest, AFlagGoesBeforeTheEnvironmentBeforeTheFileBeforeTheDefault) {
  const std::string file = "listen = \"of the file\"\ncalls_per_second = 20\n";
  setenv("HANDOVER_LISTEN", "of the environment", 1);
  ASSERT_TRUE(Read({"--listen", "of the flag"}, file).ok());
  EXPECT_EQ(listen_, "of the flag");
  EXPECT_EQ(calls_, 20);
}

TEST_F(ConfigurationTest, TheEnvironmentGoesBeforeTheFile) {
  setenv("HANDOVER_LISTEN", "of the environment", 1);
  ASSERT_TRUE(Read({}, "listen = \"of the file\"\n").ok());
  EXPECT_EQ(listen_, "of the environment");
}

TEST_F(ConfigurationTest, TheFileMayBeNamedInTheEnvironment) {
  std::ofstream(path_) << "plaintext_on_network = true\nstate_dir = \"/s\"\n";
  setenv("HANDOVER_CONFIG", path_.c_str(), 1);
  ASSERT_TRUE(Read({}).ok());
  EXPECT_TRUE(plaintext_);
  EXPECT_EQ(state_dir_, "/s");
  EXPECT_EQ(listen_, "127.0.0.1:1") << "what nobody says is the default";
}

TEST_F(ConfigurationTest, ItIsPrintedWithItsSourcesAsAFileThatSaysTheSame) {
  setenv("HANDOVER_CALLS_PER_SECOND", "30", 1);
  ASSERT_TRUE(Read({"--print_config", "--state_dir=/a \"b\""}, "listen = \"x:1\"\n").ok());
  EXPECT_TRUE(configuration_->is_printing());
  EXPECT_EQ(configuration_->Text(),
            "listen = 'x:1'  # file\n"
            "state_dir = '/a \"b\"'  # flag\n"
            "calls_per_second = '30'  # environment\n"
            "# plaintext_on_network is not set\n");
}

TEST_F(ConfigurationTest, AKeyThatIsNotKnownNamesTheNearest) {
  EXPECT_EQ(Complaint("\nlisten = \"a:1\"\nstate_dri = \"x\"\n"),
            "FILE:3: \"state_dri\" is no setting; the nearest is state_dir");
}

TEST_F(ConfigurationTest, ANumberOutOfItsBoundsIsRefused) {
  EXPECT_TRUE(Complaint("calls_per_second = -1\n").starts_with("FILE:1: "));
}

TEST_F(ConfigurationTest, AWordInPlaceOfANumberIsRefused) {
  EXPECT_TRUE(Complaint("calls_per_second = \"many\"\n").starts_with("FILE:1: "));
}

TEST_F(ConfigurationTest, ATableIsNoValue) {
  EXPECT_EQ(Complaint("[listen]\nport = 1\n"), "FILE:1: listen: want a text, a number or a truth value");
}

TEST_F(ConfigurationTest, WhatIsNoTomlSaysWhere) {
  EXPECT_TRUE(Complaint("listen = \"a:1\"\nlisten 2\n").starts_with("FILE:2: ")) << Complaint("listen 2\n");
}

TEST_F(ConfigurationTest, AFileThatIsNotThereIsAnError) {
  EXPECT_EQ(Read({"--config", "/nowhere/at/all"}).message(),
            "/nowhere/at/all: cannot be read, want a file of settings");
}

TEST_F(ConfigurationTest, AFileThatIsTooLongIsAnError) {
  EXPECT_EQ(Complaint(std::string(Configuration::kFileBytesMax + 1, '#')), "FILE: is longer than 65536 bytes");
}

TEST(NearestWordTest, CountsInsertionsDeletionsAndReplacements) {
  const std::vector<std::string> known = {"data_dir", "listen", "tls_key"};
  EXPECT_EQ(NearestWord("datadir", known), "data_dir");
  EXPECT_EQ(NearestWord("listens", known), "listen");
  EXPECT_EQ(NearestWord("tsl_kye", known), "tls_key");
  EXPECT_EQ(NearestWord("x", {}), "");
}

TEST(NearestWordTest, ComparesNoMoreThanTheBeginningOfALongWord) {
  const std::string xs(kComparedBytesMax, 'x');
  const std::string ys(kComparedBytesMax, 'y');
  EXPECT_EQ(NearestWord(xs + std::string(1'000, 'y'), {ys + ys, xs + xs}), xs + xs);
}

}  // namespace
}  // namespace handover
