"""What is kept is the congress's words; what its reader has chosen comes back afterwards."""

from django.utils import translation

from huying.foundation.cases.language import as_written


def test_each_call_gives_its_own_reader_back():
    said = []

    @as_written()
    def write(deeper):
        said.append(translation.get_language())
        if deeper:
            write(deeper - 1)

    with translation.override("en"):
        write(1)
        assert translation.get_language() == "en"
    assert said == ["zh-hans", "zh-hans"]
