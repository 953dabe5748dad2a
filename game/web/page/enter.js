// Leads to the seat that this browser remembers, or else to a new one.
"use strict";
{
  let seat = "";
  try {
    seat = localStorage.getItem("seat") ?? "";
  } catch {} // a browser may be told to remember nothing
  location.replace(/^\/seat\/[a-z2-7]{12}$/.test(seat) ? seat : "/new");
}
