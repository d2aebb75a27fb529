;; Puts a function into a table of somebody else that calls the first element.
(module
  (type $void (func))
  (import "owner" "table" (table 2 funcref))
  (elem (i32.const 1) $call)
  (func $call (call_indirect (type $void) (i32.const 0))))
