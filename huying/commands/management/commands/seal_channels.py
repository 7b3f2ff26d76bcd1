"""huying seal_channels: the channels' settings are encrypted anew under the first of the keys."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from huying.commands.contract import ContractCommand, Refusal
from huying.foundation.notices.channels import Failed
from huying.foundation.notices.channels.sealing import opened, sealed_anew
from huying.foundation.notices.models import Channel


class Command(ContractCommand):
    help = _(
        "换渠道的加密密钥：把新密钥写在 HUYING_CHANNEL_KEYS 的最前面，运行本命令，再去掉旧的。"
    )

    @transaction.atomic
    def answer(self, **options: Any) -> dict[str, Any]:
        channels = list(Channel.objects.select_for_update().order_by("pk"))
        for one in channels:
            try:
                opened(one.sealed)
            except Failed as failure:
                raise Refusal(_("“{name}”：{why}").format(name=one, why=failure)) from failure
            one.sealed = sealed_anew(one.sealed)
            one.save(update_fields=["sealed"])
        return {"sealed": len(channels)}

    def words(self, answer: dict[str, Any], **options: Any) -> str:
        return _("已重新加密 {sealed} 个渠道").format(**answer)
