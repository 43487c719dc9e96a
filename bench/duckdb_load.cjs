// Loads a table of user reports into a DuckDB file: node duckdb_load.cjs keyed|unkeyed INPUT.csv FILE.
const {DuckDBInstance} = require('@duckdb/node-api');

const [form, input, file] = process.argv.slice(2);
const quoted = `'${input.replaceAll("'", "''")}'`;
const statements = {
  unkeyed: [`CREATE TABLE user_report AS SELECT * FROM read_csv(${quoted})`],
  keyed: [
    'CREATE TABLE user_report (platform VARCHAR, region VARCHAR, observed_at TIMESTAMP, reports BIGINT,' +
        ' PRIMARY KEY (platform, region, observed_at))',
    `INSERT INTO user_report SELECT * FROM read_csv(${quoted})`,
  ],
};

async function load() {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  for (const sql of statements[form]) await connection.run(sql);
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
}

load().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
