from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class JobState(TextChoices):
    WAITING = "waiting", _("等待处理")
    RUNNING = "running", _("正在处理")
    DONE = "done", _("已完成")
    FAILED = "failed", _("没有做成")
    STOPPED = "stopped", _("已取消")
    EXPIRED = "expired", _("已过期")


GOING = (JobState.WAITING, JobState.RUNNING)
