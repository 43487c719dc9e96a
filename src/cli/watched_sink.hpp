#pragma once

#include <cstdint>
#include <utility>

#include "cli/terminal/progress.hpp"
#include "input/bytes/input_stream.hpp"
#include "model/sink.hpp"

namespace outagedb {

// Forwards everything and draws the progress of reading.
class WatchedSink final : public Sink {
 public:
  WatchedSink(Sink& sink, const InputStream& input, Progress& progress)
      : sink_(sink), input_(input), progress_(progress) {}

  void user_reports(const UserReports& reports, const Place& place) override {
    sink_.user_reports(reports, place);
    // Reading the clock costs more than such a record.
    if (++records_ % 1024 == 0) draw();
  }
  void incident(Incident incident, const Place& place) override {
    sink_.incident(std::move(incident), place);
    count();
  }
  void coverage(const Coverage& coverage, const Place& place) override {
    sink_.coverage(coverage, place);
    count();
  }
  void snapshot(const Snapshot& snapshot) override { sink_.snapshot(snapshot); }
  void exported(const Exported& record, const Place& place) override {
    sink_.exported(record, place);
    count();
  }
  void reject(const Place& place, const std::string& reason, const std::string& hint) override {
    sink_.reject(place, reason, hint);
    count();
  }
  void warn(const std::string& text) override { sink_.warn(text); }
  void context(std::string_view text) override { sink_.context(text); }

 private:
  void count() {
    ++records_;
    draw();
  }
  void draw() { progress_.records(records_, input_.bytes_read()); }

  Sink& sink_;
  const InputStream& input_;
  Progress& progress_;
  std::uint64_t records_ = 0;
};

}  // namespace outagedb
