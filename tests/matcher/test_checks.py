"""The check refutes every answer that is not lawful or not the best."""

from dataclasses import replace

from nastavnik.matcher import check, solve


def test_each_forgery_is_found(school):
    instance = school(20, 8, seed=1)
    answer = solve(instance)
    assert check(instance, answer).proven
    first, second = answer.pairs[:2]
    proof = answer.certificate
    assert proof is not None
    forged = {
        "score": replace(answer, pairs=(replace(first, score=first.score + 1), *answer.pairs[1:])),
        "twice": replace(answer, pairs=(*answer.pairs, second)),
        "missing": replace(answer, pairs=answer.pairs[1:]),
        "stranger": replace(answer, pairs=(replace(first, mentor="никто"), *answer.pairs[1:])),
    }
    for name, one in forged.items():
        assert not check(instance, one).lawful, name
    lower = {k: x - 1 for k, x in proof.gain.items()}
    assert not check(instance, replace(answer, certificate=replace(proof, gain=lower))).proven
    assert not check(instance, replace(answer, certificate=replace(proof, value=proof.value + 1))).proven
    assert not check(instance, replace(answer, certificate=None)).proven


def test_a_worse_plan_is_lawful_but_not_proven(school):
    instance = school(20, 8, seed=1)
    answer = solve(instance)
    worse = solve(instance.with_(bans=frozenset({(answer.pairs[0].mentee, answer.pairs[0].mentor)})))
    report = check(instance, worse)
    assert report.lawful and not report.proven
