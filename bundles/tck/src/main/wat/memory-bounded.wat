;; Takes only a memory that never has more than three pages.
(module (import "" "memory" (memory 1 3)))
