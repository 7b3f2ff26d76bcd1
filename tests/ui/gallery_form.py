"""A form with one field of every kind."""

from django import forms

from huying.foundation.ui.widgets import DayField, PeopleCheckboxes, PersonSelect


class SuggestionForm(forms.Form):
    title = forms.CharField(label="标题", help_text="写明“关于……的建议”，不超过 60 个字。")
    facts = forms.CharField(
        label="事由", widget=forms.Textarea, help_text="一事一议；从 Word 粘贴会保留分段。"
    )
    due = DayField(label="希望答复的日期", required=False)
    phone = forms.CharField(label="联系电话", error_messages={"required": "请填写 11 位手机号码。"})
    way = forms.ChoiceField(
        label="办理方式",
        widget=forms.RadioSelect,
        choices=[("one", "单独办理"), ("lead", "主办、协办"), ("each", "分别办理")],
    )
    system = forms.ChoiceField(label="单位系统", choices=[("g", "政府"), ("p", "党群")])
    lead = forms.ChoiceField(
        label="领衔代表",
        required=False,
        choices=[("", "—"), ("1", "李建国"), ("2", "王秀英"), ("3", "单玉梅")],
        widget=PersonSelect(
            details={
                "1": ("lijianguo ljg", "城关代表团"),
                "2": ("wangxiuying wxy", "石桥代表团"),
                "3": ("shanyumei sym", "城关代表团"),
            }
        ),
    )
    cosigners = forms.MultipleChoiceField(
        label="联名代表",
        required=False,
        choices=[("4", "张伟"), ("5", "刘芳"), ("6", "曾志强")],
        widget=PeopleCheckboxes(
            details={
                "4": ("zhangwei zw", "石桥代表团"),
                "5": ("liufang lf", "城关代表团"),
                "6": ("zengzhiqiang zzq", "河湾代表团"),
            }
        ),
    )
    scan = forms.FileField(
        label="扫描件", required=False, help_text="PDF 或图片，每个不超过 20 MB。"
    )
    public = forms.BooleanField(label="同意向社会公开全文", required=False)
