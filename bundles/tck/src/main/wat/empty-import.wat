;; The shortest import section there is.
(module
  (import "" "" (func $f))
  (export "run" (func $run))
  (func $run (call $f)))
