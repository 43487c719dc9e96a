#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "input/format.hpp"
#include "input/records/fields.hpp"
#include "input/records/row_times.hpp"
#include "model/incident.hpp"

namespace outagedb {

// Reads details of a record, that is, anything other than its platform and times. An unreadable
// detail does not reject the record: its text is stored with the record, and a warning is reported.
// If the options reject wrong details, the RecordError is thrown.
class Details {
 public:
  Details(Incident& incident, const ReadOptions& options, Sink& sink)
      : incident_(incident), options_(options), sink_(sink) {}

  // False if it could not be read; `read` has then changed nothing.
  bool read(std::string_view column, std::string_view text, const std::function<void()>& read);

 private:
  Incident& incident_;
  const ReadOptions& options_;
  Sink& sink_;
};

// The details of an incident in our own formats: CSV has one column, JSON a list of objects named
// in the plural.
[[nodiscard]] std::vector<std::string> regions_of(const Fields& fields, Details& details);
[[nodiscard]] std::vector<Component> components_of(const Fields& fields, Details& details);
[[nodiscard]] std::vector<Update> updates_of(const Fields& fields, const RowTimes& times,
                                             Details& details);
[[nodiscard]] std::vector<StatedCount> counts_of(const Fields& fields, const RowTimes& times,
                                                 Details& details);
[[nodiscard]] std::vector<Claim> claims_of(const Fields& fields, Details& details);

}  // namespace outagedb
