;; Lends a table of two; calls what is in the second element, which calls back.
(module
  (type $void (func))
  (table (export "table") 2 funcref)
  (elem (i32.const 0) $call)
  (func $call (export "run") (call_indirect (type $void) (i32.const 1))))
