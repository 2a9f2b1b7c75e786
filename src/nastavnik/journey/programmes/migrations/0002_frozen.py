"""What an approved programme says of people and of the school stays as it was approved."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial")]

    operations = [
        migrations.AddField(
            "programme", "frozen", models.JSONField(blank=True, default=dict, editable=False)
        )
    ]
