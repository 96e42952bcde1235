"""Sets of levels: their files, archives, manifests, and the proofs kept beside them."""
