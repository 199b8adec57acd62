#ifndef HANDOVER_TESTS_UNIT_ADMISSION_STATEMENTS_H_
#define HANDOVER_TESTS_UNIT_ADMISSION_STATEMENTS_H_

#include <initializer_list>
#include <string_view>
#include <vector>

#include "handover/registry/v1/record.pb.h"

// Builders of records. Each gives a record that is in order, named with the last id "new", and fits ExampleRecords().
// `changes` are fields of the body in protobuf's text format: they replace what stands there, and only they matter to a
// test.
namespace handover::registry {

v1::Record Party(std::string_view changes = "");
v1::Record Agreement(std::string_view changes = "");
// One between these parties.
v1::Record AgreementOf(std::initializer_list<std::string_view> parties);
// An obligation of remains from parties/rus to parties/ukr, counted in cases of remains.
v1::Record Term(std::string_view changes = "");
// Of parties/ukr, of agreements/a/terms/t.
v1::Record Reading(std::string_view changes = "");
// Of parties/rus, under agreements/a/terms/t.
v1::Record Offer(std::string_view changes = "");
// From parties/rus to parties/ukr.
v1::Record Handover(std::string_view changes = "");
// Of parties/rus as the sender of agreements/a/handovers/h.
v1::Record Declaration(std::string_view changes = "");
// Of parties/ukr, for agreements/a/terms/t.
v1::Record RunningTotal(std::string_view changes = "");
// Of parties/ukr, at agreements/a/handovers/h.
v1::Record Finding(std::string_view changes = "");
// Of parties/ukr, in agreements/a.
v1::Record Explanation(std::string_view changes = "");
// Of parties/rus, to agreements/a/explanations/first.
v1::Record Response(std::string_view changes = "");

// One of each of the above.
std::vector<v1::Record> OneOfEachKind();

// The same record under another name.
v1::Record Named(std::string_view name, v1::Record record);

// The same record without the field at `path`, for example "declaration.quantity".
v1::Record Without(std::string_view path, v1::Record record);

// What stands in the ledger of most tests, in an order in which each may enter it. Agreement "a" has the sides rus and
// ukr, the intermediary tur and the observer icrc, and agreement "b" the two sides alone; the side kaz is in neither.
// Under "a" stand the terms "t" (rus to ukr) and "back" (ukr to rus), the handovers "h" and "back" likewise, and of
// each other kind one record "first". Under "b" stand "t" and "h".
std::vector<v1::Record> ExampleRecords();

}  // namespace handover::registry

#endif  // HANDOVER_TESTS_UNIT_ADMISSION_STATEMENTS_H_
