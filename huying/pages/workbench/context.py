"""What stands around every page: the congress, the navigation, the count of unread notices."""


def around_every_page(request):
    return {}
