#include "clients/handoverctl/certificate_authority.h"

#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "absl/strings/str_cat.h"
#include "ledger/openssl.h"
#include "service_host/error.h"

namespace handover::ctl {
namespace {

using ledger::ErrorsClearedAtEnd;
using ledger::FreeWith;
using ledger::NoPassword;
using ledger::OwnedBio;

using OwnedNumber = std::unique_ptr<BIGNUM, FreeWith<BN_free>>;
using OwnedNames = std::unique_ptr<GENERAL_NAMES, FreeWith<GENERAL_NAMES_free>>;
using OwnedExtension = std::unique_ptr<X509_EXTENSION, FreeWith<X509_EXTENSION_free>>;

// A positive number of 16 bytes, as much as a serial number may be hard to guess.
constexpr int kSerialBits = 127;
constexpr size_t kCommonNameBytesMax = 64;
constexpr long kVersion3 = 2;

absl::Status Invalid(std::string_view field, const std::string& value) {
  return absl::InvalidArgumentError(
      absl::StrCat(std::string(field), ": ", Quoted(value), ", cannot stand in a certificate"));
}

OwnedBio Reading(std::string_view text) {
  return OwnedBio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string TextOf(BIO* memory) {
  char* text = nullptr;
  const long size = BIO_get_mem_data(memory, &text);
  return {text, static_cast<size_t>(size)};
}

// Both as PEM.
absl::StatusOr<IssuedCertificate> PemOf(X509* certificate, EVP_PKEY* key) {
  const OwnedBio certificate_text(BIO_new(BIO_s_mem()));
  const OwnedBio key_text(BIO_new(BIO_s_mem()));
  if (certificate_text == nullptr || key_text == nullptr ||
      PEM_write_bio_X509(certificate_text.get(), certificate) != 1 ||
      PEM_write_bio_PKCS8PrivateKey(key_text.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1) {
    return absl::InternalError("certificate: OpenSSL could not write it");
  }
  return IssuedCertificate{.certificate = TextOf(certificate_text.get()), .key = TextOf(key_text.get())};
}

bool SetSerial(X509* certificate) {
  const OwnedNumber number(BN_new());
  return number != nullptr && BN_rand(number.get(), kSerialBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
         BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool SetValidity(X509* certificate, absl::Time not_before, absl::Time not_after) {
  return ASN1_TIME_set(X509_getm_notBefore(certificate), absl::ToTimeT(not_before)) != nullptr &&
         ASN1_TIME_set(X509_getm_notAfter(certificate), absl::ToTimeT(not_after)) != nullptr;
}

bool SetSubject(X509* certificate, const std::string& common_name) {
  if (common_name.empty() || common_name.size() > kCommonNameBytesMax) return false;
  const auto* bytes = reinterpret_cast<const unsigned char*>(common_name.data());  // NOLINT(*-reinterpret-cast)
  return X509_NAME_add_entry_by_NID(X509_get_subject_name(certificate), NID_commonName, MBSTRING_UTF8, bytes,
                                    static_cast<int>(common_name.size()), -1, 0) == 1;
}

// Adds an extension in the form that OpenSSL's configuration files have. `issuer` is who signs.
bool AddExtension(X509* certificate, X509* issuer, int nid, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const OwnedExtension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
  return extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1;
}

// Adds one name that the certificate is for. Names are not put together as text: a comma in one would begin another.
absl::Status AddName(GENERAL_NAMES* names, int type, std::string_view field, const std::string& value) {
  GENERAL_NAME* name = GENERAL_NAME_new();
  if (name == nullptr || sk_GENERAL_NAME_push(names, name) <= 0) {
    GENERAL_NAME_free(name);
    return absl::InternalError("certificate: OpenSSL could not make a name");
  }
  if (type == GEN_IPADD) {
    ASN1_OCTET_STRING* address = a2i_IPADDRESS(value.c_str());
    if (address == nullptr) return Invalid(field, value);
    GENERAL_NAME_set0_value(name, type, address);
    return absl::OkStatus();
  }
  ASN1_IA5STRING* text = ASN1_IA5STRING_new();
  const bool fits = text != nullptr && ASN1_STRING_set(text, value.data(), static_cast<int>(value.size())) == 1;
  GENERAL_NAME_set0_value(name, type, text);
  return fits ? absl::OkStatus() : Invalid(field, value);
}

absl::Status AddNames(X509* certificate, const CertificateRequest& request) {
  const OwnedNames names(GENERAL_NAMES_new());
  for (const std::string& uri : request.uris) {
    if (absl::Status added = AddName(names.get(), GEN_URI, "uri", uri); !added.ok()) return added;
  }
  for (const std::string& name : request.dns_names) {
    if (absl::Status added = AddName(names.get(), GEN_DNS, "dns_name", name); !added.ok()) return added;
  }
  for (const std::string& address : request.addresses) {
    if (absl::Status added = AddName(names.get(), GEN_IPADD, "address", address); !added.ok()) return added;
  }
  if (sk_GENERAL_NAME_num(names.get()) == 0) return absl::OkStatus();
  if (X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, X509V3_ADD_DEFAULT) == 1) {
    return absl::OkStatus();
  }
  return absl::InternalError("certificate: OpenSSL could not add its names");
}

// Fills in what every certificate has. `issuer` may be `certificate` itself.
absl::Status FillIn(X509* certificate, EVP_PKEY* key, X509* issuer, const CertificateRequest& request) {
  if (certificate == nullptr || key == nullptr || X509_set_version(certificate, kVersion3) != 1 ||
      !SetSerial(certificate) || X509_set_pubkey(certificate, key) != 1) {
    return absl::InternalError("certificate: OpenSSL could not make it");
  }
  if (!SetSubject(certificate, request.common_name)) return Invalid("common_name", request.common_name);
  if (!SetValidity(certificate, request.not_before, request.not_after)) {
    return Invalid("not_after", absl::FormatTime(request.not_after, absl::UTCTimeZone()));
  }
  if (X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) != 1 ||
      !AddExtension(certificate, issuer, NID_subject_key_identifier, "hash")) {
    return absl::InternalError("certificate: OpenSSL could not fill it in");
  }
  return AddNames(certificate, request);
}

absl::Status Sign(X509* certificate, EVP_PKEY* key) {
  if (X509_sign(certificate, key, EVP_sha256()) > 0) return absl::OkStatus();
  return absl::InternalError("certificate: OpenSSL could not sign it");
}

}  // namespace

void CertificateAuthority::Free::operator()(x509_st* certificate) const { X509_free(certificate); }
void CertificateAuthority::Free::operator()(evp_pkey_st* key) const { EVP_PKEY_free(key); }

absl::StatusOr<CertificateAuthority> CertificateAuthority::Make(const std::string& common_name, absl::Time not_before,
                                                                absl::Time not_after) {
  const ErrorsClearedAtEnd errors;
  Certificate certificate(X509_new());
  Key key(EVP_EC_gen("P-256"));
  X509* const own = certificate.get();
  const CertificateRequest request{.common_name = common_name,
                                   .uris = {},
                                   .dns_names = {},
                                   .addresses = {},
                                   .not_before = not_before,
                                   .not_after = not_after};
  if (absl::Status filled = FillIn(own, key.get(), own, request); !filled.ok()) return filled;
  if (!AddExtension(own, own, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") ||
      !AddExtension(own, own, NID_key_usage, "critical,keyCertSign,cRLSign")) {
    return absl::InternalError("certificate: OpenSSL could not make it an authority's");
  }
  if (absl::Status is_signed = Sign(own, key.get()); !is_signed.ok()) return is_signed;
  return CertificateAuthority(std::move(certificate), std::move(key));
}

absl::StatusOr<CertificateAuthority> CertificateAuthority::Load(std::string_view certificate_pem,
                                                                std::string_view key_pem) {
  const ErrorsClearedAtEnd errors;
  Certificate certificate(PEM_read_bio_X509(Reading(certificate_pem).get(), nullptr, NoPassword, nullptr));
  if (certificate == nullptr) return absl::InvalidArgumentError("holds no certificate, want PEM");
  if (X509_check_ca(certificate.get()) != 1)
    return absl::InvalidArgumentError("is not the certificate of an authority");
  Key key(PEM_read_bio_PrivateKey(Reading(key_pem).get(), nullptr, NoPassword, nullptr));
  if (key == nullptr || X509_check_private_key(certificate.get(), key.get()) != 1) {
    return absl::InvalidArgumentError("does not go with the key beside it, which is another's or none in PEM");
  }
  return CertificateAuthority(std::move(certificate), std::move(key));
}

absl::StatusOr<IssuedCertificate> CertificateAuthority::ToPem() const {
  const ErrorsClearedAtEnd errors;
  return PemOf(certificate_.get(), key_.get());
}

absl::StatusOr<IssuedCertificate> CertificateAuthority::Issue(const CertificateRequest& request) const {
  const ErrorsClearedAtEnd errors;
  const Certificate certificate(X509_new());
  const Key key(EVP_EC_gen("P-256"));
  X509* const own = certificate.get();
  if (absl::Status filled = FillIn(own, key.get(), certificate_.get(), request); !filled.ok()) return filled;
  // A party's certificate must not do for a server, whatever its common name looks like.
  const bool is_server = !request.dns_names.empty() || !request.addresses.empty();
  if (!AddExtension(own, certificate_.get(), NID_authority_key_identifier, "keyid:always") ||
      !AddExtension(own, certificate_.get(), NID_basic_constraints, "critical,CA:FALSE") ||
      !AddExtension(own, certificate_.get(), NID_key_usage, "critical,digitalSignature") ||
      !AddExtension(own, certificate_.get(), NID_ext_key_usage, is_server ? "clientAuth,serverAuth" : "clientAuth")) {
    return absl::InternalError("certificate: OpenSSL could not say what it is for");
  }
  if (absl::Status is_signed = Sign(own, key_.get()); !is_signed.ok()) return is_signed;
  return PemOf(own, key.get());
}

}  // namespace handover::ctl
