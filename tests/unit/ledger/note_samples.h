#ifndef HANDOVER_TESTS_UNIT_LEDGER_NOTE_SAMPLES_H_
#define HANDOVER_TESTS_UNIT_LEDGER_NOTE_SAMPLES_H_

#include <string>
#include <string_view>

#include "absl/strings/escaping.h"
#include "ledger/base64.h"

// Keys and notes that others have published.
namespace handover::ledger {

// The example of golang.org/x/mod/sumdb/note: a key, and what it signed.
inline constexpr std::string_view kNeumannSeed = "810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c7283173";
inline constexpr std::string_view kNeumannKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
inline constexpr std::string_view kNeumannText =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n";
inline constexpr std::string_view kNeumannLine =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

// Another key of that example, which signs the same text.
inline constexpr std::string_view kRootSeed = "0000000000000000000000000000000000000000000000000000000000000000";
inline constexpr std::string_view kRootLine =
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

// The example of C2SP signed-note.
inline constexpr std::string_view kC2spKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
inline constexpr std::string_view kC2spText = "This is an example message.\n";
inline constexpr std::string_view kC2spLine =
    "— example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

// A checkpoint of a ledger in use, the Go checksum database.
inline constexpr std::string_view kGoSumKey = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
inline constexpr std::string_view kGoSumText =
    "go.sum database tree\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
inline constexpr std::string_view kGoSumLine =
    "— sum.golang.org "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";

// The note of `text` with these signature lines.
inline std::string NoteOf(std::string_view text, std::string_view lines) {
  return std::string(text) + "\n" + std::string(lines);
}

// The bytes that hexadecimal digits write.
inline std::string BytesOf(std::string_view hex) { return absl::HexStringToBytes(std::string(hex)); }

// The PEM (PKCS#8) of the private key whose 32-byte seed is `seed_hex` (RFC 8410, section 7).
inline std::string PemOfSeed(std::string_view seed_hex) {
  const std::string der = BytesOf("302e020100300506032b657004220420") + BytesOf(seed_hex);
  return "-----BEGIN PRIVATE KEY-----\n" + EncodeBase64(der) + "\n-----END PRIVATE KEY-----\n";
}

}  // namespace handover::ledger

#endif  // HANDOVER_TESTS_UNIT_LEDGER_NOTE_SAMPLES_H_
