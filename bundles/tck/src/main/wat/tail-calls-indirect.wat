;; Two functions that call each other's tail through a table for ever.
(module
  (type $void (func))
  (table 2 funcref)
  (elem (i32.const 0) $ping $pong)
  (func $ping (export "forever") (return_call_indirect (type $void) (i32.const 1)))
  (func $pong (return_call_indirect (type $void) (i32.const 0))))
