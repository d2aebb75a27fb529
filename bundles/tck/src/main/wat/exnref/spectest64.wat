;; What the scripts of the specification import from "spectest" for the proposal memory64.
(module
  (table (export "table64") i64 10 20 funcref))
