#include "store/batches/withdraw.hpp"

#include <initializer_list>
#include <string>

#include "base/sql.hpp"
#include "store/db/bind.hpp"

namespace outagedb {
namespace {

// Runs the statements in order; ?1 is the time, ?2 the person and ?3 the reason.
void run_all(SQLite::Database& db, std::initializer_list<std::string> texts,
             const Withdrawal& withdrawal) {
  for (const std::string& text : texts) {
    SQLite::Statement statement(db, text);
    if (statement.getBindParameterCount() > 0) {
      run(statement, withdrawal.at, withdrawal.hand.who, withdrawal.hand.why);
    } else {
      statement.exec();
    }
  }
}

}  // namespace

void withdraw_incidents(SQLite::Database& db, const Withdrawal& withdrawal) {
  run_all(db,
          {named_sql("withdraw.keep_revisions"), named_sql("withdraw.keep_repetitions"),
           named_sql("withdraw.keep_listings"), named_sql("withdraw.keep_snapshots"),
           named_sql("withdraw.hand_over_revisions"),
           named_sql("withdraw.remove_repetitions_handed_over"),
           "DELETE FROM incident_revision WHERE batch_id IN (SELECT batch_id FROM undoing)",
           "DELETE FROM incident_again WHERE batch_id IN (SELECT batch_id FROM undoing)",
           "DELETE FROM incident_listed WHERE batch_id IN (SELECT batch_id FROM undoing)",
           "DELETE FROM snapshot WHERE batch_id IN (SELECT batch_id FROM undoing)",
           named_sql("withdraw.make_gone_incidents"), named_sql("withdraw.keep_links"),
           named_sql("withdraw.remove_links"),
           "DELETE FROM incident WHERE id IN (SELECT id FROM gone_incident)",
           "DELETE FROM touched_incident WHERE id IN (SELECT id FROM gone_incident)",
           "DELETE FROM incident_listing WHERE incident_id IN (SELECT id FROM touched_incident)",
           named_sql("withdraw.restore_listings")},
          withdrawal);
}

void withdraw_rest(SQLite::Database& db, const Withdrawal& withdrawal) {
  run_all(db,
          {named_sql("withdraw.keep_coverage"), named_sql("withdraw.keep_incident_logs"),
           "DELETE FROM incident_log WHERE batch_id IN (SELECT batch_id FROM undoing)",
           named_sql("withdraw.remove_coverage"),
           "DELETE FROM coverage_within WHERE batch_id IN (SELECT batch_id FROM undoing)",
           named_sql("withdraw.keep_rejects"),
           "DELETE FROM reject WHERE batch_id IN (SELECT batch_id FROM undoing)",
           named_sql("withdraw.refuse_again"),
           "DELETE FROM reject_read WHERE read_id IN (SELECT batch_id FROM undoing)",
           named_sql("withdraw.remove_unused_readings"), named_sql("withdraw.keep_names"),
           "DELETE FROM naming WHERE batch_id IN (SELECT batch_id FROM undoing)",
           named_sql("withdraw.keep_source_details"),
           "DELETE FROM source_detail WHERE batch_id IN (SELECT batch_id FROM undoing)",
           named_sql("withdraw.mark_undone")},
          withdrawal);
}

}  // namespace outagedb
