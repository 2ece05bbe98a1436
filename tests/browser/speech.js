// Stands in for the browser's speech: one Dutch voice of this computer, which keeps what it says.
window.spoken = [];
window.SpeechSynthesisUtterance = class {
  constructor(text) {
    this.text = text;
  }
};
const voice = { lang: "nl-NL", localService: true, name: "test" };
let speaking = 0;
Object.defineProperty(window, "speechSynthesis", {
  value: {
    getVoices: () => [voice],
    cancel: () => clearTimeout(speaking),
    speak: (speech) => {
      window.spoken.push(speech.text);
      speaking = setTimeout(() => speech.onend(), 300);
    },
  },
});
