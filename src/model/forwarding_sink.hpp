#pragma once

#include <utility>

#include "model/sink.hpp"

namespace outagedb {

// Forwards everything except rejected records.
class ForwardingSink : public Sink {
 public:
  explicit ForwardingSink(Sink& sink) : sink_(sink) {}

  void user_reports(const UserReports& reports, const Place& place) override {
    sink_.user_reports(reports, place);
  }
  void incident(Incident incident, const Place& place) override {
    sink_.incident(std::move(incident), place);
  }
  void coverage(const Coverage& coverage, const Place& place) override {
    sink_.coverage(coverage, place);
  }
  void snapshot(const Snapshot& snapshot) override { sink_.snapshot(snapshot); }
  void exported(const Exported& record, const Place& place) override {
    sink_.exported(record, place);
  }
  void warn(const std::string& text) override { sink_.warn(text); }

 private:
  Sink& sink_;
};

}  // namespace outagedb
