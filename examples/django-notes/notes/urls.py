import os

from django.http import HttpResponse
from django.urls import path

from .models import Visit


def page(request):
    Visit.objects.create()
    greeting = os.environ.get("GREETING", "Hello")
    return HttpResponse(f"{greeting}, visit {Visit.objects.count()}\n", content_type="text/plain")


urlpatterns = [path("", page)]
