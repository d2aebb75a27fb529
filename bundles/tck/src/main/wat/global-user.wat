;; Uses a mutable global that another instance defines.
(module
  (import "" "counter" (global $counter (mut i64)))
  (func (export "add") (param i64)
    (global.set $counter (i64.add (global.get $counter) (local.get 0)))))
