;; Wants the meter of the host.
(module
  (import "gantry:meter" "fuel" (global (mut i64)))
  (func (export "run") (global.set 0 (i64.const 1000000000))))
