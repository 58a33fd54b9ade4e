"""Addresses of the map, of areas and of places."""

from django.urls import path

from zotim.desks.stabilisation.places.views import areas, maps, places

urlpatterns = [
    path("map/", maps.area_map, name="area_map"),
    path("map/shapes/", maps.map_shapes, name="map_shapes"),
    path("areas/", areas.areas, name="areas"),
    path("areas/add/", areas.area_add, name="area_add"),
    path("areas/take/", areas.areas_take, name="areas_take"),
    path("areas/file/<int:level>/", areas.areas_file, name="areas_file"),
    path("areas/<uuid:pk>/", areas.area, name="area"),
    path("areas/<uuid:pk>/change/", areas.area_change, name="area_change"),
    path("areas/<uuid:pk>/status/", areas.status_enter, name="status_enter"),
    path("statuses/<uuid:pk>/correct/", areas.status_correct, name="status_correct"),
    path("places/", places.places, name="places"),
    path("places/add/", places.place_add, name="place_add"),
    path("places/take/", places.places_take, name="places_take"),
    path("places/file/", places.places_file, name="places_file"),
    path("places/<uuid:pk>/", places.place, name="place"),
    path("places/<uuid:pk>/change/", places.place_change, name="place_change"),
    path("places/<uuid:pk>/tell/", places.place_tell, name="place_tell"),
    path("places/<uuid:pk>/leave/", places.place_leave, name="place_leave"),
]
