"""What test_accessible.py looks at, for those who read in large type: in an ordinary run one page in twelve."""

import pytest

from tests.browser.test_accessible import look_at_every_page

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]


def test_every_page_is_accessible_quiet_and_fits_in_large_type(empty_world, tried):
    look_at_every_page(empty_world, tried, large=True)
