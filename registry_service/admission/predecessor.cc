#include "registry_service/admission/admission.h"

namespace handover::registry {

std::string_view PredecessorOf(const v1::Record& record) {
  switch (record.body_case()) {
    case v1::Record::kReading:
      return record.reading().supersedes();
    case v1::Record::kOffer:
      return record.offer().supersedes();
    case v1::Record::kHandover:
      return record.handover().supersedes();
    case v1::Record::kDeclaration:
      return record.declaration().corrects();
    case v1::Record::kRunningTotal:
      return record.running_total().corrects();
    case v1::Record::kParty:
    case v1::Record::kAgreement:
    case v1::Record::kTerm:
    case v1::Record::kFinding:
    case v1::Record::kExplanation:
    case v1::Record::kExplanationResponse:
    case v1::Record::BODY_NOT_SET:
      return {};
  }
  return {};
}

}  // namespace handover::registry
