"""The cases at the ends of the range, each a few households made by hand: none, all, one, many, nought, a new standard."""

from factories import household, recognised, village, write

UNIT = "thu-nghiem"
POOR, NEAR, NOT = "nghèo", "cận nghèo", "không nghèo"
PLAN = '[unit]\nname = "Thử Nghiệm"\nlevel = "xã"\nprovince = "Gia Lai"\n\n[target]\nreduction = {}\n'


def unit(path, before, now, registers, targets, *, reduction=3, year=2023, lines=()):
    """The data folder: last year's and this year's households, the two registers, (village, households at the end, reduction)."""
    data = path / "raw"
    for of, households, register in zip((year - 1, year), (before, now), registers, strict=True):
        write(data / UNIT / str(of) / "households.csv", households)
        write(data / UNIT / str(of) / "villages.csv", register)
    folder = data / UNIT / str(year)
    rows = [{"village": name, "households_end": end, "reduction": less} for name, end, less in targets]
    write(folder / "targets.csv", rows)
    write(folder / "objectives.csv", objectives(reduction))
    write(folder / "programme.csv", lines or programme())
    (folder / "plan.toml").write_text(PLAN.format(reduction), encoding="utf-8")
    (folder / "support.toml").write_text('[[support]]\ncode = "DA5"\nunit_cost = 40\n', encoding="utf-8")
    return data


def objectives(reduction):
    """What the review answers where there is somebody to ask about, a line without an answer, a most that is nought."""
    lines = [
        ("MT.GIAM_NGHEO", "Giảm tỷ lệ hộ nghèo", "điểm %", reduction, "", "review", ""),
        ("MT.VAY_VON", "Giải quyết nhu cầu vay vốn", "%", 100, "", "review", ""),
        ("MT.BHYT", "Người nghèo, cận nghèo có thẻ bảo hiểm y tế", "%", 90, "", "review", ""),
        ("MT.TAI_NGHEO", "Hộ tái nghèo", "hộ", 0, 0, "reported", "at_most"),
    ]
    names = ("code", "name", "unit", "target", "actual", "source", "direction")
    return [dict(zip(names, line, strict=True)) | {"section": "II.2", "responsible": "UBND xã"} for line in lines]


def programme():
    """A project of which nothing was planned, one done and paid in full, credit alone."""
    lines = [
        ("DA5", "Dự án 5: Hỗ trợ nhà ở", "Nhà được hỗ trợ", "nhà", 0, 0, 0, "", 0),
        ("DA4", "Dự án 4: Giáo dục nghề nghiệp", "Lao động được đào tạo", "người", 5, 5, 100, "", 100),
        ("CS.TINDUNG", "Tín dụng ưu đãi", "Hộ vay vốn", "hộ", 2, 1, "", 80, 40),
    ]
    names = ("code", "name", "indicator", "unit", "planned", "actual", "money_central", "money_credit", "disbursed")
    nothing = {"money_province": "", "money_mobilised": ""}
    return [dict(zip(names, line, strict=True)) | nothing for line in lines]


def no_minority(name="Thôn A", households=100, **values):
    """A row of the register without a minority household."""
    return village(name, households, minority_households=0, minority_persons=0, **values)


def no_poor(path):
    """Nobody is poor at either end; the one near-poor household leaves the list; the target is nought."""
    before, now = [household(1, class_start=NEAR, class_end=NEAR)], [household(1, class_start=NEAR, class_end=NOT)]
    return unit(path, before, now, ([no_minority()], [no_minority()]), [("Thôn A", 100, 0)], reduction=0)


def all_poor(path):
    """All ten households of the one village are poor at both ends and registered to escape; two should."""
    homes = [household(n, registered=1) for n in range(1, 11)]
    register = [no_minority(households=10)]
    return unit(path, homes, homes, (register, register), [("Thôn A", 10, 2)], reduction=20)


def all_lifted(path):
    """The three poor, a minority's, all escape: one to near-poor; nobody is poor at the end."""
    before = [household(n, ethnicity="Gia Rai", registered=1) for n in (1, 2, 3)]
    ends = {1: NEAR, 2: NOT, 3: NOT}
    now = [household(n, ethnicity="Gia Rai", class_end=klass) for n, klass in ends.items()]
    register = [village(households=60)]
    return unit(path, before, now, (register, register), [("Thôn A", 60, 3)], reduction=5)


def everybody_left(path):
    """Thôn B is emptied, though nobody foresaw it: its two poor households moved out, its register is nought."""
    before = [household(1), household(2), *(household(n, "Thôn B") for n in (3, 4))]
    gone = [household(n, "Thôn B", class_end="", change="moved_out") for n in (3, 4)]
    now = [household(1), household(2, class_end=NOT), *gone]
    registers = [no_minority(), no_minority("Thôn B", 20)], [no_minority(households=90), no_minority("Thôn B", 0)]
    return unit(path, before, now, registers, [("Thôn A", 100, 1), ("Thôn B", 20, 0)])


def resettled(path):
    """Thôn B is to be emptied by the plan: no household is expected there at the end, its two poor ones move out."""
    before = [household(1), *(household(n, "Thôn B") for n in (2, 3))]
    gone = [household(n, "Thôn B", class_end="", change="moved_out") for n in (2, 3)]
    registers = [no_minority(), no_minority("Thôn B", 20)], [no_minority(), no_minority("Thôn B", 0)]
    return unit(path, before, [household(1), *gone], registers, [("Thôn A", 100, 0), ("Thôn B", 0, 2)], reduction=1)


def settled(path):
    """Thôn B is new: no household at the start, twenty at the end, of whom a poor one moved in; Thôn A lifts one of two."""
    before = [household(1), household(2)]
    now = [household(1), household(2, class_end=NOT), household(3, "Thôn B", class_start="", change="moved_in")]
    registers = [no_minority(), no_minority("Thôn B", 0)], [no_minority(), no_minority("Thôn B", 20)]
    return unit(path, before, now, registers, [("Thôn A", 100, 1), ("Thôn B", 20, 0)], reduction=1)


def one_village(path):
    """One village of 40: of four poor one stays, one becomes near-poor, one leaves the list, one dies; one is newly poor."""
    asked = {"cause_1": 1, "children_uninsured": 1, "helper": "Hội Phụ nữ", "insured_members": 3, "merit": 1}
    alone = {"members": 1, "children_under_16": 0}
    couple = {"members": 2, "insured_members": 2, "ethnicity": "Gia Rai", "class_start": NEAR, "class_end": NEAR}
    before = [household(1, **asked, registered=1), household(2), household(3), household(4, **alone)]
    before += [household(5, **couple)]
    now = [household(1, **asked), household(2, class_end=NEAR, insured_members=4), household(3, class_end=NOT)]
    now += [household(4, **alone, class_end="", change="died"), household(5, **couple)]
    now += [
        household(6, class_start=NOT, members=5, insured_members=5, ethnicity="Gia Rai", no_labour=1, head_sex="nữ")
    ]
    register = [village(households=40)]
    return unit(path, before, now, (register, register), [("Thôn A", 40, 2)], reduction=5)


def sixty_villages(path):
    """Each of sixty villages of 50 has one poor household and lifts it, if its number is odd."""
    names = [f"Thôn {n}" for n in range(1, 61)]
    before = [household(n, name) for n, name in enumerate(names, 1)]
    now = [household(n, name, class_end=NOT if n % 2 else POOR) for n, name in enumerate(names, 1)]
    register = [no_minority(name, 50) for name in names]
    return unit(path, before, now, (register, register), [(name, 50, 1) for name in names], reduction=2)


def target_of_nought(path):
    """No village is assigned a household and nothing is spent: Thôn A lifts one of two, in Thôn B one more becomes poor."""
    before = [household(1), household(2), household(3, "Thôn B")]
    now = [household(1), household(2, class_end=NOT), household(3, "Thôn B"), household(4, "Thôn B", class_start=NOT)]
    register = [village(households=50), village("Thôn B", 50)]
    given = [("Thôn A", 50, 0), ("Thôn B", 50, 0)]
    return unit(path, before, now, (register, register), given, reduction=0, lines=programme()[:1])


def shrinking(path):
    """The register falls from 100 to 80 while one of ten poor households escapes: fewer poor, a higher rate."""
    before = [household(n) for n in range(1, 11)]
    now = [household(n, class_end=NOT if n == 10 else POOR) for n in range(1, 11)]
    registers = [village()], [village(households=80)]
    return unit(path, before, now, registers, [("Thôn A", 100, 1)], reduction=1)


def no_minorities(path):
    """Two villages of Kinh alone: of five poor two are lifted."""
    before = [household(n, "Thôn A" if n < 4 else "Thôn B", registered=1) for n in range(1, 6)]
    now = [household(n, "Thôn A" if n < 4 else "Thôn B", class_end=NOT if n in (1, 4) else POOR) for n in range(1, 6)]
    register = [no_minority(households=50), no_minority("Thôn B", 50)]
    return unit(path, before, now, (register, register), [("Thôn A", 50, 1), ("Thôn B", 50, 1)], reduction=2)


def all_minorities(path):
    """Every household of the commune is of a minority: of five poor Gia Rai two are lifted."""
    before = [household(n, ethnicity="Gia Rai", registered=1) for n in range(1, 6)]
    now = [household(n, ethnicity="Gia Rai", class_end=NOT if n < 3 else POOR) for n in range(1, 6)]
    register = [village(households=50, minority_households=50, minority_persons=200)]
    return unit(path, before, now, (register, register), [("Thôn A", 50, 2)], reduction=4)


def new_standard(path):
    """2027: two were poor under the old standard, four are at the start under the new one; one of them is lifted."""
    old = [household(n) for n in (1, 2)]
    start = [household(n, registered=1) for n in (1, 2, 3, 4)]
    now = [household(n, class_end=NOT if n == 4 else POOR) for n in (1, 2, 3, 4)]
    register = [village()]
    data = unit(path, old, now, (register, register), [("Thôn A", 100, 1)], reduction=1, year=2027)
    write(data / UNIT / "2027" / "start" / "households.csv", start)
    write(data / UNIT / "2027" / "start" / "villages.csv", register)
    return data


def new_standard_without_start(path):
    """2027 as `new_standard`, but nobody reviewed the start under the new standard."""
    old = [household(n) for n in (1, 2)]
    now = [household(1), household(2, class_end=NOT), household(3, class_start=NOT)]
    register = [village()]
    return unit(path, old, now, (register, register), [("Thôn A", 100, 1)], reduction=1, year=2027)


def year_after(path):
    """2028: the year after `new_standard`, with its files; of the three poor one is lifted and one is newly poor."""
    new_standard(path)
    before = [household(n, class_end=NOT if n == 4 else POOR) for n in (1, 2, 3, 4)]
    now = [household(1), household(2), household(3, class_end=NOT), household(5, class_start=NOT)]
    register = [village()]
    return unit(path, before, now, (register, register), [("Thôn A", 100, 1)], reduction=1, year=2028)


def without_deprivations(path):
    """The village meeting kept two households poor that lack nothing; nobody moves."""
    nothing = {"d05": 0, "d07": 0, "d10": 0, "override_reason": "hội nghị thôn quyết định"}
    homes = [household(n, **nothing) for n in (1, 2)]
    register = [village(households=50)]
    return unit(path, homes, homes, (register, register), [("Thôn A", 50, 1)], reduction=2)


def half_year(data, rows, year=2023):
    """The case `data` at mid-year: no review of the year yet; its recognitions, and its lines as answered to date."""
    folder = data / UNIT / str(year)
    for name in ("households.csv", "villages.csv"):
        (folder / name).unlink()
    write(folder / "recognitions.csv", rows)
    for name in ("objectives.csv", "programme.csv"):
        (folder / "H1").mkdir(exist_ok=True)
        (folder / "H1" / name).write_text((folder / name).read_text(encoding="utf-8"), encoding="utf-8")
    return data


def half_no_poor(path):
    """`no_poor` at mid-year: the near-poor household has left its list."""
    return half_year(no_poor(path), [recognised("2023-05-10", 1, NEAR, NOT)])


def half_all_lifted(path):
    """`all_lifted` at mid-year: the three are recognised as escaped by June."""
    return half_year(all_lifted(path), [recognised("2023-05-10", n, POOR, NEAR if n == 1 else NOT) for n in (1, 2, 3)])


def half_nothing_yet(path):
    """`sixty_villages` at mid-year: the one recognition of the year is of July."""
    return half_year(sixty_villages(path), [recognised("2023-07-10", 1, POOR, NOT, "Thôn 1")])


def half_target_of_nought(path):
    """`target_of_nought` at mid-year: one of Thôn A has escaped, one of Thôn B has become poor."""
    rows = [recognised("2023-05-10", 2, POOR, NOT), recognised("2023-05-20", 4, NOT, POOR, "Thôn B")]
    return half_year(target_of_nought(path), rows)


def half_new_standard(path):
    """`new_standard` at mid-year: one of the four poor of the review of the start has escaped."""
    return half_year(new_standard(path), [recognised("2027-05-10", 4, POOR, NOT)], 2027)


def named(cell):
    """The name of a cell (case, table, row, column, figure) among the tests."""
    return "-".join([cell[0].__name__, *map(str, cell[1:])])
