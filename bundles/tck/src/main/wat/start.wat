;; The start section reports 1, the export _start would report 2.
(module
  (import "host" "report" (func $report (param i32)))
  (func $begin (call $report (i32.const 1)))
  (func (export "_start") (call $report (i32.const 2)))
  (start $begin))
