#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "input/format.hpp"
#include "input/records/fields.hpp"
#include "input/records/row_times.hpp"
#include "model/incident.hpp"

namespace outagedb {

// What cannot be read of a record beside its platform and its times does not cost the record: the
// words are kept with it, and a warning says so. Where the options say that a detail may not be
// wrong, its RecordError is thrown.
class Details {
 public:
  Details(Incident& incident, const ReadOptions& options, Sink& sink)
      : incident_(incident), options_(options), sink_(sink) {}

  // False where it could not be read; then `read` has changed nothing.
  bool read(std::string_view column, std::string_view text, const std::function<void()>& read);

 private:
  Incident& incident_;
  const ReadOptions& options_;
  Sink& sink_;
};

// The details of an incident in our own forms, where CSV has one column and JSON a list of objects
// under the plural of its name.
[[nodiscard]] std::vector<Component> components_of(const Fields& fields, Details& details);
[[nodiscard]] std::vector<Update> updates_of(const Fields& fields, const RowTimes& times,
                                             Details& details);
[[nodiscard]] std::vector<StatedCount> counts_of(const Fields& fields, const RowTimes& times,
                                                 Details& details);
[[nodiscard]] std::vector<Claim> claims_of(const Fields& fields, Details& details);

}  // namespace outagedb
