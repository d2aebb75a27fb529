;; Two memories of one page that grow.
(module
  (memory $first 1)
  (memory $second 1)
  (func (export "grow_first") (param i32) (result i32) (memory.grow $first (local.get 0)))
  (func (export "grow_second") (param i32) (result i32) (memory.grow $second (local.get 0))))
