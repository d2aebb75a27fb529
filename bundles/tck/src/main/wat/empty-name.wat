;; An export without a name, which is no start section.
(module
  (global $called (mut i32) (i32.const 0))
  (func (export "") (global.set $called (i32.const 42)))
  (func (export "called") (result i32) (global.get $called)))
