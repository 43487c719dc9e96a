#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "input/format.hpp"
#include "model/source.hpp"

namespace outagedb {

// Hands on what a status page's feed says, and what follows from the feed as a whole.
class PageFeed {
 public:
  // `platform` is the one that the format speaks of, where the user names none.
  PageFeed(std::string_view platform, std::string_view page, const ReadOptions& options,
           Sink& sink);

  [[nodiscard]] const Source& source() const noexcept { return source_; }
  void push(Incident incident, const Place& place);

  // A feed that lists its newest incidents shows what was watched: from the start of the oldest,
  // itself excluded, to the retrieval. Only what was said at a time tells when that was, where the
  // user does not: a stated end may be wrong. A list in which nothing is over is one of what is
  // open, and tells of no past.
  void tell_coverage();
  // For a list of all that is open. `whole`: no part of it was refused; what could not be read may
  // be what seems to be gone.
  void tell_snapshot(bool whole);

 private:
  const ReadOptions& options_;
  Sink& sink_;
  std::string platform_;
  Source source_;
  int incidents_ = 0;
  bool over_ = false;  // some of them are
  std::optional<Instant> oldest_;
  std::optional<Instant> newest_;
};

}  // namespace outagedb
