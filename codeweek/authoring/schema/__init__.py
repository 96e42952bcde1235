"""JSON Schemas (draft 2020-12) of level and pack files, made from what reads them."""
