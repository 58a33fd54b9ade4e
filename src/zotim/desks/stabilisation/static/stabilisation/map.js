// The map that moves, in the place of the still picture. Outlines and places come from our own address; there are no
// tiles. Without this file the picture and the tables say the same.
"use strict";
(() => {
  const box = document.getElementById("map");
  const still = document.getElementById("still");
  if (!box || !still || typeof L === "undefined") return;

  const said = (layer, text) => {
    const words = document.createElement("bdi");
    words.textContent = text;
    layer.bindPopup(words);
  };

  fetch(box.dataset.shapes, { credentials: "same-origin" })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then((shapes) => {
      box.hidden = false;
      const map = L.map(box, {
        attributionControl: false, zoomControl: false, zoomSnap: 0.25, maxZoom: 14,
        fadeAnimation: false, // what it says can be read at once
      });
      L.control.zoom({
        position: document.documentElement.dir === "rtl" ? "topright" : "topleft",
        zoomInTitle: box.dataset.closer,
        zoomOutTitle: box.dataset.further,
      }).addTo(map);
      const classes = ({ kind, status }) => ["shape", kind, status].filter(Boolean).join(" ");
      const layer = L.geoJSON(shapes, {
        style: ({ properties }) => ({ className: classes(properties), interactive: properties.kind !== "state" }),
        pointToLayer: ({ properties }, point) =>
          L.circleMarker(point, { className: classes(properties), radius: properties.kind === "area" ? 12 : 6 }),
        onEachFeature: ({ properties }, one) => {
          if (properties.kind !== "state") said(one, properties.says);
        },
      }).addTo(map);
      map.fitBounds(layer.getBounds(), { padding: [12, 12] });
      still.hidden = true;
    })
    .catch(() => { box.hidden = true; });
})();
