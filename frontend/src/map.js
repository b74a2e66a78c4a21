// The map of events, to move and to come closer: the places are those that the server drew and listed, so that map,
// drawing and table never differ. The outlines of countries come with onrecord; nothing is asked for elsewhere.

import "leaflet/dist/leaflet.css";
import "./map.css";
import * as L from "leaflet/dist/leaflet-src.esm.js";
import { feature } from "topojson-client";

const NEAR = 5; // the zoom from which the finer outlines are drawn
const SMALLEST = 5;
const LARGEST = 26; // radius in pixels
const NAMED = 12;

const box = document.getElementById("map");
if (box) show(box).catch((error) => console.warn("The map stays as the server drew it:", error));

async function show(box) {
  const drawing = box.querySelector("svg");
  const places = [...document.querySelectorAll(".atlas [data-place]")].map(read);
  const far = await load(box.dataset.land);
  const sheet = document.createElement("div");
  sheet.className = "sheet";
  drawing.replaceWith(sheet);
  const map = L.map(sheet, {
    attributionControl: false,
    minZoom: 1,
    maxZoom: 10,
    zoomSnap: 0.5,
    scrollWheelZoom: false, // a page that scrolls must not stop at the map
    worldCopyJump: true,
    maxBounds: [[-85, -220], [85, 220]],
  });
  const [south, west, north, east] = box.dataset.bounds.split(",").map(Number);
  map.fitBounds([[south, west], [north, east]], { animate: false });
  drawLand(map, box, far);
  drawPlaces(map, places);
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
}

function read(link) {
  const { place, latitude, longitude, events, done, told } = link.dataset;
  return {
    name: place,
    point: [Number(latitude), Number(longitude)],
    events: Number(events),
    done: Number(done),
    told,
    area: "area" in link.dataset,
    address: link.getAttribute("href"),
  };
}

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const topology = await answer.json();
  const countries = feature(topology, topology.objects.countries).features;
  return countries.flatMap(({ geometry }) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates))
    .flatMap(copies);
}

// A country that crosses the 180th meridian goes on beyond it, and stands a second time at the other end of the world.
function copies(polygon) {
  const rings = polygon.map(unwound);
  const across = rings[0].map(([x]) => x);
  const shifts = [0];
  if (Math.max(...across) > 180) shifts.push(-360);
  if (Math.min(...across) < -180) shifts.push(360);
  return shifts.map((shift) => rings.map((ring) => ring.map(([x, y]) => [y, x + shift])));
}

function unwound(ring) {
  let moved = 0;
  const found = ring.map(([x, y], at) => {
    const leap = at > 0 ? x - ring[at - 1][0] : 0;
    moved += leap < -180 ? 360 : leap > 180 ? -360 : 0;
    return [x + moved, y];
  });
  const [first, last] = [found[0], found.at(-1)];
  // What goes round a pole is led over it.
  return Math.abs(last[0] - first[0]) > 180 ? [...found, [last[0], -85], [first[0], -85]] : found;
}

function drawLand(map, box, far) {
  const layer = (polygons) => L.polygon(polygons, { interactive: false, className: "land", smoothFactor: 0.6 });
  const coarse = layer(far).addTo(map);
  let fine = null;
  const refine = async () => {
    if (map.getZoom() < NEAR || fine) return;
    fine = "asked for";
    try {
      fine = layer(await load(box.dataset.landNear)).addTo(map);
      coarse.remove();
      fine.bringToBack();
    } catch (error) {
      console.warn("The coarse outlines stay:", error);
    }
  };
  map.on("zoomend", refine);
  refine();
}

function drawPlaces(map, places) {
  const most = Math.max(...places.map((place) => place.events), 1);
  const ordered = [...places].sort((one, other) => other.events - one.events);
  ordered.forEach((place, rank) => {
    const radius = Math.max(SMALLEST, LARGEST * Math.sqrt(place.events / most));
    const icon = L.divIcon({ className: place.area ? "spot area" : "spot", html: shape(place, radius), iconSize: [2 * radius + 4, 2 * radius + 4] });
    const marker = L.marker(place.point, { icon, riseOnHover: true, zIndexOffset: rank }).addTo(map);
    marker.getElement().setAttribute("aria-label", `${place.name}: ${place.told}`);
    marker.bindPopup(() => details(place), { offset: [0, -radius / 2] });
    marker.bindTooltip(named(place), { direction: "right", offset: [radius, 0], permanent: rank < NAMED, className: "name" });
  });
  declutter(map);
}

// Names that would lie over each other are hidden, the rarer one first.
function declutter(map) {
  const tidy = () => {
    const taken = [];
    for (const name of map.getPane("tooltipPane").querySelectorAll(".name")) {
      name.classList.remove("covered");
      const box = name.getBoundingClientRect();
      const covered = taken.some(
        (other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
      );
      name.classList.toggle("covered", covered);
      if (!covered) taken.push(box);
    }
  };
  map.on("zoomend moveend", tidy);
  requestAnimationFrame(tidy);
}

function shape(place, radius) {
  const size = 2 * radius + 4;
  const middle = size / 2;
  const filled = radius * Math.sqrt(place.done / place.events);
  const svg = element("svg", { viewBox: `0 0 ${size} ${size}`, width: size, height: size, "aria-hidden": "true" });
  for (const [name, half] of [["told", radius], ["done", filled]]) {
    svg.append(
      place.area
        ? element("rect", { class: name, x: middle - half, y: middle - half, width: 2 * half, height: 2 * half })
        : element("circle", { class: name, cx: middle, cy: middle, r: half }),
    );
  }
  return svg;
}

function element(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// Names are text and never markup: they come from reports.
function named(place) {
  const name = document.createElement("bdi");
  name.textContent = place.name;
  return name;
}

function details(place) {
  const box = document.createElement("div");
  const heading = document.createElement("strong");
  heading.append(named(place));
  const told = document.createElement("p");
  told.textContent = place.told;
  const link = document.createElement("a");
  link.href = place.address;
  link.textContent = "Show these events";
  box.append(heading, told, link);
  return box;
}
