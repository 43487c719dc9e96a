// Answers the questions of bench/query with DuckDB: node duckdb_query.cjs FILE load REPORTS.csv INCIDENTS.csv, or
// node duckdb_query.cjs FILE recurrence|frequency|hours|peaks|report PLATFORM.
const {DuckDBInstance} = require('@duckdb/node-api');

const [file, what, ...rest] = process.argv.slice(2);
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

// Outages: overlapping incidents are one; degradations are excluded.
const outages = (platform) => `
  WITH marked AS (
    SELECT started, ended, started > coalesce(max(ended) OVER (ORDER BY started, ended
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), '-infinity') AS fresh
    FROM incident WHERE platform = ${quoted(platform)} AND severity <> 'minor'),
  outage AS (
    SELECT min(started) AS started, max(ended) AS ended
    FROM (SELECT *, sum(fresh::INT) OVER (ORDER BY started, ended) AS n FROM marked) GROUP BY n)`;
const months = `
  , month AS (SELECT unnest(generate_series(TIMESTAMP '2015-01-01', TIMESTAMP '2024-12-01', INTERVAL 1 MONTH)) AS a)
  SELECT a, count(*) FILTER (started >= a AND started < a + INTERVAL 1 MONTH) AS outages,
    sum(epoch(least(ended, a + INTERVAL 1 MONTH)) - epoch(greatest(started, a))) AS downtime
  FROM month LEFT JOIN outage ON started < a + INTERVAL 1 MONTH AND ended > a`;
const questions = {
  // The mean and the median of the gaps, and the share of failures within a month.
  recurrence: (platform) => [`${outages(platform)}
    SELECT count(*), avg(gap), median(gap), avg((gap < 2592000)::INT)
    FROM (SELECT epoch(lead(started) OVER (ORDER BY started)) - epoch(ended) AS gap FROM outage) WHERE gap IS NOT NULL`],
  frequency: (platform) => [`${outages(platform)} ${months} GROUP BY a ORDER BY a`],
  hours: (platform) => [`${outages(platform)}
    SELECT dayofweek(moment), hour(moment), count(*)
    FROM (SELECT timezone('America/New_York', started) AS moment FROM outage) GROUP BY ALL ORDER BY ALL`],
  // The largest count of each outage and its time.
  peaks: (platform) => [`${outages(platform)}
    SELECT o.started, max(r.reports), arg_max(r.observed_at, r.reports)
    FROM outage o JOIN report r ON r.platform = ${quoted(platform)} AND r.observed_at BETWEEN o.started AND o.ended
    GROUP BY o.started ORDER BY 1`],
  // Parts of the report: the month's outages, a year of months, the recurrence.
  report: (platform) => [
    `${outages(platform)} SELECT * FROM outage WHERE started < '2015-04-01' AND ended > '2015-03-01'`,
    `${outages(platform)} ${months} WHERE a BETWEEN '2014-04-01' AND '2015-03-01' GROUP BY a ORDER BY a`,
    ...questions.recurrence(platform),
  ],
};
const load = (reports, incidents) => [
  `CREATE TABLE report AS SELECT platform, region, observed_at::TIMESTAMPTZ AS observed_at, reports
   FROM read_csv(${quoted(reports)}) ORDER BY platform, region, observed_at`,
  `CREATE TABLE incident AS SELECT platform, severity, started::TIMESTAMPTZ AS started, ended::TIMESTAMPTZ AS ended
   FROM read_csv(${quoted(incidents)}) ORDER BY platform, started`,
  'CHECKPOINT',
];

async function main() {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  for (const sql of what === 'load' ? load(...rest) : questions[what](...rest)) {
    const reader = await connection.runAndReadAll(sql);
    if (what !== 'load') process.stdout.write(`${reader.getRows().length} rows\n`);
  }
  connection.closeSync();
  instance.closeSync();
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
