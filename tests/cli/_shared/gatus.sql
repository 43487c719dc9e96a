-- The tables of Gatus that tell of outages, with events of our own; times as both of its SQLite drivers write them.
CREATE TABLE endpoints (endpoint_id INTEGER PRIMARY KEY, endpoint_key TEXT UNIQUE, endpoint_name TEXT, endpoint_group TEXT, UNIQUE(endpoint_name, endpoint_group));
CREATE TABLE endpoint_events (endpoint_event_id INTEGER PRIMARY KEY, endpoint_id INTEGER REFERENCES endpoints(endpoint_id) ON DELETE CASCADE, event_type TEXT, event_timestamp TIMESTAMP);
CREATE TABLE endpoint_results (endpoint_result_id INTEGER PRIMARY KEY, endpoint_id INTEGER REFERENCES endpoints(endpoint_id) ON DELETE CASCADE, success INTEGER, errors TEXT, connected INTEGER, status INTEGER, dns_rcode TEXT, certificate_expiration INTEGER, domain_expiration INTEGER, hostname TEXT, ip TEXT, duration INTEGER, timestamp TIMESTAMP);
CREATE TABLE endpoint_uptimes (endpoint_uptime_id INTEGER PRIMARY KEY, endpoint_id INTEGER REFERENCES endpoints(endpoint_id) ON DELETE CASCADE, hour_unix_timestamp INTEGER, total_executions INTEGER, successful_executions INTEGER, total_response_time INTEGER, UNIQUE(endpoint_id, hour_unix_timestamp));
INSERT INTO endpoints VALUES (1, 'core_shop', 'shop', 'core'), (2, '_mail', 'mail', '');
INSERT INTO endpoint_events VALUES
  (1, 1, 'START', '2025-03-01 09:59:59.95 +0000 UTC'),
  (2, 1, 'HEALTHY', '2025-03-01 10:00:00.0 +0000 UTC m=+0.100000001'),
  (3, 2, 'START', '2025-03-01 10:00:00.95+00:00'),
  (4, 2, 'UNHEALTHY', '2025-03-01 10:00:01.0+00:00'),
  (5, 2, 'HEALTHY', '2025-03-01 10:30:01+00:00'),
  (6, 1, 'UNHEALTHY', '2025-03-01 11:00:00.5 +0000 UTC'),
  (7, 1, 'HEALTHY', '2025-03-01 11:20:00.5 +0000 UTC'),
  (8, 1, 'UNHEALTHY', '2025-03-04 11:00:00 +0000 UTC'),
  (9, 1, 'UNWELL', '2025-03-04 11:01:00 +0000 UTC');
INSERT INTO endpoint_results (endpoint_result_id, endpoint_id, success, timestamp) VALUES
  (1, 1, 1, '2025-03-04 10:59:00 +0000 UTC'), (2, 2, 1, '2025-03-04 11:30:00+00:00'), (3, 1, 0, '2025-03-04 11:30:00 +0000 UTC');
-- 1 March as a day, nothing of 2 March, three hours of 4 March
INSERT INTO endpoint_uptimes (endpoint_id, hour_unix_timestamp, total_executions, successful_executions) VALUES
  (1, 1740787200, 1440, 1420), (1, 1741078800, 60, 60), (1, 1741082400, 60, 60), (1, 1741086000, 31, 0), (2, 1741082400, 60, 60), (2, 1741086000, 0, 0);
