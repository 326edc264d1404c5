"""What is kept: Peewee models, queries, what is due, the outbox, migrations.

Records without behaviour; the functions beside them turn rows into the values of `mentorship` and back.
Nothing here decides, and nothing here sends.
"""
