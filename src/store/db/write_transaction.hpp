#pragma once

#include "store/db/content_sums.hpp"
#include "store/db/transaction.hpp"

namespace outagedb {

// A transaction for every change to the contents of the database; it updates the tables' content
// sums.
class WriteTransaction {
 public:
  explicit WriteTransaction(SQLite::Database& db) : transaction_(db), sums_(db) {}
  void commit() {
    sums_.write();
    transaction_.commit();
  }

 private:
  Transaction transaction_;
  ContentSums sums_;
};

}  // namespace outagedb
