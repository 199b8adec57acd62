#include <gtest/gtest.h>

#include <string>

#include "service_host/limits.h"
#include "tests/hostile/attacked_services.h"
#include "tests/hostile/http2_client.h"

// Calls whose frames are in order and whose content is not: each is refused, and nobody else notices.
namespace handover::test {
namespace {

// Statuses of gRPC, as they stand in a trailer.
constexpr char kOk[] = "0";
constexpr char kResourceExhausted[] = "8";
constexpr char kUnimplemented[] = "12";

constexpr char kHealth[] = "/grpc.health.v1.Health/Check";
constexpr size_t kMessageBytesMax = kReceiveBytesMax;

class HostileCallsTest : public testing::Test {
 protected:
  // What was sent before has done no harm to the connection, nor to anybody else.
  void ExpectToServe(Http2Client& client) {
    EXPECT_EQ(client.StatusOf(client.Call(kHealth, GrpcFrame(""))), kOk);
    services_.ExpectToServe();
  }

  AttackedServices services_;
};

TEST_F(HostileCallsTest, WhatIsNotThereIsUnimplemented) {
  for (const Victim& victim : services_.Victims()) {
    Http2Client client(victim.address);
    const std::string service = victim.method.substr(0, victim.method.rfind('/') + 1);
    for (const std::string& path : {service + "Nothing", service, std::string("/a.b.C/D"), std::string("/"),
                                    std::string("nothing"), "/" + std::string(4'000, 'x')}) {
      EXPECT_EQ(client.StatusOf(client.Call(path, GrpcFrame(""))), kUnimplemented) << path;
    }
    ExpectToServe(client);
  }
}

TEST_F(HostileCallsTest, AMessageAboveTheLimitIsRefused) {
  for (const Victim& victim : services_.Victims()) {
    Http2Client client(victim.address);
    const std::string body = GrpcFrame(std::string(kMessageBytesMax + 1, 'x'));
    EXPECT_EQ(client.StatusOf(client.Call(victim.method, body)), kResourceExhausted) << victim.method;
    ExpectToServe(client);
  }
}

TEST_F(HostileCallsTest, ABodyThatIsNoMessageIsRefused) {
  const struct {
    std::string what;
    std::string body;
    Headers headers;
  } cases[] = {
      {"bytes that are no message", GrpcFrame("\xff\xff\xff\xff"), {}},
      {"no message at all", "", {}},
      {"the beginning of a length", std::string("\0\0\0", 3), {}},
      {"a message that is cut", GrpcFrame(std::string(100, 'x')).substr(0, 50), {}},
      {"a length that lies", std::string("\0\xff\xff\xff\xff", 5) + "x", {}},
      {"compressed, and does not say how", std::string("\1\0\0\0\1x", 6), {}},
      {"compressed with what nobody knows", std::string("\1\0\0\0\1x", 6), {{"grpc-encoding", "x"}}},
      {"compressed, and is not", std::string("\1\0\0\0\1x", 6), {{"grpc-encoding", "gzip"}}},
  };
  for (const Victim& victim : services_.Victims()) {
    Http2Client client(victim.address);
    for (const auto& c : cases) {
      // A stream that is reset has no status, and is refused too.
      EXPECT_NE(client.StatusOf(client.Call(victim.method, c.body, c.headers)), kOk) << victim.method << ": " << c.what;
    }
    ExpectToServe(client);
  }
}

TEST_F(HostileCallsTest, HeadersAboveTheLimitAreRefused) {
  const Headers bombs[] = {
      {{"x", std::string(20'000, 'x')}},
      Headers(200, {"x", std::string(100, 'x')}),
      // Sent once, and then with one byte each time.
      Headers(10'000, {"x", std::string(100, 'x')}),
  };
  for (const Victim& victim : services_.Victims()) {
    for (const Headers& bomb : bombs) {
      Http2Client client(victim.address);
      EXPECT_NE(client.StatusOf(client.Call(victim.method, GrpcFrame(""), bomb)), kOk) << bomb.size();
    }
  }
  services_.ExpectToServe();
}

}  // namespace
}  // namespace handover::test
