;; Two tables of five elements, of which the first may grow without bound.
(module
  (table $first 5 funcref)
  (table $second 5 externref)
  (func (export "grow") (param i32) (result i32)
    (table.grow $first (ref.null func) (local.get 0)))
  (func (export "grow_second") (param i32) (result i32)
    (table.grow $second (ref.null extern) (local.get 0))))
