/* Says in words that a passkey didn't work, where allauth's script would only write to the console. */
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const words = document.getElementById("passkey-problem");
  if (words) {
    words.hidden = false;
    words.focus();
  }
});
