"""A SQLite study of Optuna with many trials: `python optuna_study.py FILE TRIALS`.

Optuna makes the study and its tables, and one trial through its own interface; the others are rows like that one's, written
in bulk, since each costs Optuna some milliseconds.
"""

import sqlite3
import sys

import optuna

FILE, TRIALS = sys.argv[1], int(sys.argv[2])
FLOAT = '{"name": "FloatDistribution", "attributes": {"step": null, "low": 0.0, "high": 1.0, "log": false}}'
PARAMETERS = ("dimension", "generators", "closure", "sparsity")

optuna.logging.set_verbosity(optuna.logging.WARNING)
study = optuna.create_study(storage=f"sqlite:///{FILE}", study_name="large")
study.optimize(lambda trial: sum(trial.suggest_float(name, 0.0, 1.0) for name in PARAMETERS), n_trials=1)

with sqlite3.connect(FILE) as database:
    columns = [row[1] for row in database.execute("pragma table_info(trials)")]
    first = dict(zip(columns, database.execute("select * from trials").fetchone(), strict=True))
    trials = [{**first, "trial_id": 1 + number, "number": number} for number in range(1, TRIALS)]
    database.executemany(
        f"insert into trials ({', '.join(columns)}) values ({', '.join(f':{name}' for name in columns)})", trials
    )
    database.executemany(
        "insert into trial_params (trial_id, param_name, param_value, distribution_json) values (?, ?, ?, ?)",
        ((1 + number, name, (number * 7919 % 10007) / 10007, FLOAT) for number in range(1, TRIALS) for name in PARAMETERS),
    )
    database.executemany(
        "insert into trial_values (trial_id, objective, value, value_type) values (?, 0, ?, 'FINITE')",
        ((1 + number, (number * 37 % 10007) / 10007) for number in range(1, TRIALS)),
    )
    (count,) = database.execute("select count(*) from trials where state = 'COMPLETE'").fetchone()
    assert count == TRIALS, count
