#include <gtest/gtest.h>

#include <deque>
#include <random>
#include <string>
#include <vector>

#include "tests/hostile/attacked_services.h"
#include "tests/hostile/http2_client.h"

// Bytes that are no HTTP/2, broken frames, and what never comes to an end: the connection is the attacker's own loss.
namespace handover::test {
namespace {

// The types, flags and error codes of RFC 9113.
constexpr uint8_t kData = 0;
constexpr uint8_t kHeaders = 1;
constexpr uint8_t kSettings = 4;
constexpr uint8_t kPushPromise = 5;
constexpr uint8_t kPing = 6;
constexpr uint8_t kWindowUpdate = 8;
constexpr uint8_t kContinuation = 9;
constexpr uint8_t kNoType = 0xbe;
constexpr uint8_t kEndHeaders = 4;

std::string RandomBytes(size_t count) {
  std::mt19937 random(20'250'616);
  std::string bytes;
  while (bytes.size() < count) bytes.push_back(static_cast<char>(random()));
  return bytes;
}

// The preface of a client that is in order, and its settings.
std::string Preface(const std::string& address) { return Http2Client(address).TakeBytes(); }

TEST(HostileBytesTest, WhatIsNoHttp2EndsItsConnectionAlone) {
  AttackedServices services;
  const std::string openings[] = {
      RandomBytes(4096),
      std::string(4096, '\0'),
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n" + std::string(64, 'x'),
      // The beginning of a handshake of TLS.
      std::string("\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03", 11) + RandomBytes(154),
  };
  for (const Victim& victim : services.Victims()) {
    for (const std::string& opening : openings) {
      SCOPED_TRACE(victim.method + " " + opening.substr(0, 14));
      const TcpConnection connection(victim.address);
      connection.Send(opening);
      EXPECT_TRUE(connection.WaitUntilClosed());
    }
  }
  services.ExpectToServe();
}

TEST(HostileBytesTest, ABrokenFrameEndsItsConnectionAlone) {
  AttackedServices services;
  std::string pings;
  for (int i = 0; i < 1000; ++i) pings += Http2Frame(kPing, 0, 0, "12345678");
  const struct {
    std::string what;
    std::string frames;
  } cases[] = {
      {"pings without end", pings},
      {"random bytes", RandomBytes(1 << 16)},
      {"settings that are cut", Http2Frame(kSettings, 0, 0, "\x01\x02\x03")},
      {"settings of a stream", Http2Frame(kSettings, 0, 1, std::string(6, '\0'))},
      {"a frame above the largest", Http2Frame(kData, 0, 1, std::string(1 << 20, 'x'))},
      {"a ping of five bytes", Http2Frame(kPing, 0, 0, "12345")},
      {"a window update of three bytes", Http2Frame(kWindowUpdate, 0, 0, "123")},
      {"a continuation of nothing", Http2Frame(kContinuation, kEndHeaders, 1, "\x82")},
      {"headers that something else cuts off", Http2Frame(kHeaders, 0, 1, "\x82") + Http2Frame(kData, 0, 1, "x")},
      {"an index that no table has", Http2Frame(kHeaders, kEndHeaders, 1, "\xff\xff\xff\xff\xff\xff\xff\x7f")},
  };
  for (const Victim& victim : services.Victims()) {
    for (const auto& c : cases) {
      SCOPED_TRACE(victim.method + ": " + c.what);
      const TcpConnection connection(victim.address);
      connection.Send(Preface(victim.address) + c.frames);
      EXPECT_TRUE(connection.WaitUntilClosed());
    }
  }
  services.ExpectToServe();
}

// gRPC passes over these, which is its right as long as nobody else notices.
TEST(HostileBytesTest, AFrameThatMakesNoSenseDisturbsNobody) {
  AttackedServices services;
  const std::string widest = Http2Frame(kWindowUpdate, 0, 0, "\x7f\xff\xff\xff");
  const std::string frames[] = {
      widest + widest,
      Http2Frame(kHeaders, kEndHeaders, 0, "\x82"),
      Http2Frame(kPushPromise, kEndHeaders, 1, std::string("\0\0\0\2\x82", 5)),
      Http2Frame(kNoType, 0xff, 7, RandomBytes(1000)),
  };
  std::deque<TcpConnection> connections;
  for (const Victim& victim : services.Victims()) {
    for (const std::string& frame : frames) {
      connections.emplace_back(victim.address).Send(Preface(victim.address) + frame);
    }
  }
  services.ExpectToServe();
}

TEST(HostileBytesTest, WhoNeverSaysThatItSpeaksHttp2IsSentAway) {
  AttackedServices services;
  std::deque<TcpConnection> connections;
  for (const Victim& victim : services.Victims()) {
    const std::string preface = Preface(victim.address);
    for (const size_t bytes : {0U, 10U, 24U, 30U})
      connections.emplace_back(victim.address).Send(preface.substr(0, bytes));
  }
  services.ExpectToServe();
  for (const TcpConnection& connection : connections) EXPECT_TRUE(connection.WaitUntilClosed());
  services.ExpectToServe();
}

TEST(HostileBytesTest, WhoStopsInTheMiddleOfACallDisturbsNobody) {
  AttackedServices services;
  std::deque<TcpConnection> silent;
  for (const Victim& victim : services.Victims()) {
    Http2Client client(victim.address);
    client.Call(victim.method, GrpcFrame(std::string(1000, 'x')));
    const std::string bytes = client.TakeBytes();
    for (size_t end = 1; end < bytes.size(); end += bytes.size() / 64) {
      silent.emplace_back(victim.address).Send(bytes.substr(0, end));
      // And one that goes away at the same place.
      TcpConnection(victim.address).Send(bytes.substr(0, end));
    }
  }
  services.ExpectToServe();
}

TEST(HostileBytesTest, ACallThatComesByteByByteIsAnsweredAndDelaysNobody) {
  AttackedServices services;
  services.ExpectToServeDuring([&services] {
    for (const Victim& victim : services.Victims()) {
      Http2Client slow(victim.address);
      const int32_t stream = slow.Call(victim.method, GrpcFrame(""));
      for (const char byte : slow.TakeBytes()) ASSERT_TRUE(slow.connection().Send({&byte, 1}));
      EXPECT_NE(slow.StatusOf(stream), "");
    }
  });
}

}  // namespace
}  // namespace handover::test
